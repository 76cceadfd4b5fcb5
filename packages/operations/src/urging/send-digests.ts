// The letters of a day: one for each person with an address and something new. A run may be broken off anywhere and begun
// again: a letter is said to be on its way before it is sent, and one of which nobody knows whether it arrived is not sent
// again; what it told is told in the next day's.
import { addDays, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { DigestStore, LetterEnded } from "../ports/digests.ts";
import type { JobResult } from "../ports/jobs.ts";
import type { Mail } from "../ports/mail.ts";
import type { NewNotice } from "../ports/notices.ts";
import type { Bearing, Recipient, Recipients } from "../ports/recipients.ts";
import { composeDigest } from "./digest-letter.ts";

export interface Digesting {
  readonly digests: DigestStore;
  readonly recipients: Recipients;
  readonly mail: Mail;
  /** Makes the part of a message's id before the at sign. */
  readonly makeId: () => string;
  /** What stands behind the at sign of a message's id. */
  readonly domain: string;
  /** The address of the node's page. */
  readonly site: () => string;
}

/** Notices older than this are in the list of whoever looks, but in no letter any more. */
const oldestDays = 30;

/** People whose letters are on their way together: no more than these are in doubt after a crash. */
const atOnce = 25;

/** Sends the letters of a day that were not sent yet. Throws when the mail server takes none, to be run again. */
export async function sendDigests(digesting: Digesting, day: CalendarDate): Promise<JobResult> {
  const { digests, recipients, mail } = digesting;
  const addressed = addressBook(await digests.standing(addDays(day, -oldestDays), day));
  const people = (await recipients.list()).filter(
    (one) => one.email !== undefined && noticesFor(one, addressed).length > 0,
  );
  const result = { sent: 0, refused: 0, unknown: 0 };
  const trouble = people.length === 0 ? undefined : await mail.ready();
  if (trouble !== undefined) throw new Error(`the mail server is not to be reached: ${trouble}`);
  for (let start = 0; start < people.length; start += atOnce) {
    const ended = await sendTo(digesting, day, people.slice(start, start + atOnce), addressed);
    for (const { delivery } of ended) {
      if (delivery.kind === "not-taken")
        throw new Error(`the mail server took no letter: ${delivery.reason}`);
      result[delivery.kind] += 1;
    }
  }
  return result;
}

async function sendTo(
  { digests, mail, makeId, domain, site }: Digesting,
  day: CalendarDate,
  people: readonly Recipient[],
  addressed: ReadonlyMap<string, readonly NewNotice[]>,
): Promise<readonly LetterEnded[]> {
  const ids = people.map(({ person }) => person);
  const [known, served] = await Promise.all([digests.known(ids), digests.withLetter(day, ids)]);
  const drafts = people.flatMap((one) => {
    const own = noticesFor(one, addressed).filter(({ notice }) => !known.has(`${one.person} ${notice}`));
    if (own.length === 0 || served.has(one.person) || one.email === undefined) return [];
    return [
      {
        person: one.person,
        to: one.email,
        language: one.language,
        own,
        messageId: `<${makeId()}@${domain}>`,
      },
    ];
  });
  if (drafts.length === 0) return [];
  const ours = await digests.begin(day, drafts);
  const ended = await Promise.all(
    drafts
      .filter(({ person }) => ours.has(person))
      .map(async ({ person, to, language, own, messageId }): Promise<LetterEnded> => {
        const letter = composeDigest(own, { day, language, site: site() });
        const delivery = await mail.send({ to, messageId, ...letter });
        return { person, delivery, notices: own.map(({ notice }) => notice) };
      }),
  );
  await digests.end(day, ended);
  return ended;
}

/** The notices by whom they are for. */
function addressBook(notices: readonly NewNotice[]): ReadonlyMap<string, readonly NewNotice[]> {
  return Map.groupBy(notices, ({ locality, audience, agency }) => keyOf(locality, audience, agency));
}

function noticesFor(
  { bears }: Recipient,
  addressed: ReadonlyMap<string, readonly NewNotice[]>,
): readonly NewNotice[] {
  const addressees = new Set(bears.map(addresseeOf));
  return [...addressees].flatMap((addressee) => addressed.get(addressee) ?? []);
}

function addresseeOf({ locality, role, agency }: Bearing): string {
  return keyOf(locality, role, role === "specialist" ? agency : undefined);
}

function keyOf(locality: string, role: string, agency = ""): string {
  return `${locality} ${role} ${agency}`;
}
