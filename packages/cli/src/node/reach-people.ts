// How a node reaches its people outside the page, put together: the mail server the environment names, the keys for
// browsers in its folder, and the accounts there are.
import { calendarFeed } from "@nhipcau/files/calendar-feed/calendar-feed.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { makePeopleRecipients } from "@nhipcau/operations/people/people-recipients.ts";
import type { Mail } from "@nhipcau/operations/ports/mail.ts";
import type { PeopleStore } from "@nhipcau/operations/ports/people-store.ts";
import type { PushSender } from "@nhipcau/operations/ports/pushes.ts";
import type { Account } from "@nhipcau/server/account.ts";
import type { Reaching } from "@nhipcau/server/services.ts";
import { makeAccountRecipients } from "@nhipcau/server/urging/account-recipients.ts";
import { domainOf, makeSmtpMail, type SmtpSettings } from "@nhipcau/server/urging/smtp-mail.ts";
import { makePushSender } from "@nhipcau/server/urging/web-push.ts";
import { makeCalendarLinks } from "@nhipcau/store/urging/calendar-links.ts";
import { makeDigestStore } from "@nhipcau/store/urging/digest-store.ts";
import { makePushSubscriptions } from "@nhipcau/store/urging/push-subscriptions.ts";
import type { OpenNode } from "./open-node.ts";
import { keptPushKeys } from "./push-keys.ts";

interface ReachOptions {
  /** The roles of a demonstration, or the node's own accounts. */
  readonly accounts: readonly Account[];
  readonly people?: PeopleStore;
  readonly today: () => CalendarDate;
  /** The address of the node's page, without a slash at its end. */
  readonly site: () => string;
}

export interface ReachedPeople {
  readonly reaching: Reaching;
  /** Absent where the node has no mail server. */
  readonly mail?: Mail;
  readonly domain: string;
  readonly sender: PushSender;
  readonly close: () => void;
}

/** What a node reaches its people with. Nothing is connected before there is something to send. */
export async function reachPeople(
  { database, folder }: OpenNode,
  options: ReachOptions,
): Promise<ReachedPeople> {
  const { accounts, people, site, today } = options;
  const settings = mailSettings();
  const mail = settings && makeSmtpMail(settings);
  const domain = domainOf(settings?.from ?? "");
  const sender = makePushSender({ keys: await keptPushKeys(folder), subject: `mailto:nhipcau@${domain}` });
  const digests = makeDigestStore(database);
  return {
    reaching: {
      digests,
      recipients: people
        ? makePeopleRecipients({ people, digests, today })
        : makeAccountRecipients(accounts, digests),
      calendarLinks: makeCalendarLinks(database),
      calendarFeed,
      pushes: makePushSubscriptions(database),
      pushKey: sender.publicKey,
      privatePush: false,
      mails: mail !== undefined,
      site,
    },
    ...(mail ? { mail } : {}),
    domain,
    sender,
    close: () => {
      mail?.close();
      sender.close();
    },
  };
}

function mailSettings(): SmtpSettings | undefined {
  const url = process.env["NHIPCAU_SMTP_URL"];
  const from = process.env["NHIPCAU_MAIL_FROM"];
  return url === undefined || url === "" || from === undefined || from === "" ? undefined : { url, from };
}
