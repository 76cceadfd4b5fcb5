// How a person is reached, over HTTP: the address of letters, secret links to the calendar, browsers.
import { createHash, randomBytes } from "node:crypto";
import type { reachRoutes } from "@nhipcau/contract/routes/reach-routes.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Acting } from "@nhipcau/operations/ports/acting.ts";
import type { Handlers } from "../http/handler.ts";
import type { Reaching, Services } from "../services.ts";
import { isPushAddress } from "../urging/web-push.ts";

type ReachHandlers = Pick<Handlers, Exclude<keyof typeof reachRoutes, "calendarFeed">>;

export function reachHandlers(services: Services): ReachHandlers {
  const { makeId } = services;
  return {
    reach: ({ acting }) => withReaching(services, async (reaching) => done(await reachOf(reaching, acting))),
    setMailAddress: ({ acting, body }) =>
      withReaching(services, async ({ digests, mails }) => {
        if (!mails) return refused({ code: "mail-not-set-up" });
        if (!looksLikeAddress(body.email))
          return refused({ code: "not-an-address", path: "email", data: { value: body.email } });
        await digests.setAddress(acting, body);
        return done({});
      }),
    forgetMailAddress: ({ acting }) =>
      withReaching(services, async ({ digests }) => {
        await digests.setAddress(acting, undefined);
        return done({});
      }),
    makeCalendarLink: ({ acting }) =>
      withReaching(services, async ({ calendarLinks }) => {
        const [id, secret] = [makeId(), randomBytes(24).toString("base64url")];
        await calendarLinks.make(acting, id, hashOfSecret(secret));
        return done({ id, path: `/api/calendar/${secret}.ics` });
      }),
    revokeCalendarLink: ({ acting, params }) =>
      withReaching(services, async ({ calendarLinks }) =>
        (await calendarLinks.revoke(acting, params.id)) ? done({}) : gone(params.id),
      ),
    addPushSubscription: ({ acting, body }) =>
      withReaching(services, async ({ pushes, pushKey, privatePush }) => {
        if (pushKey === undefined || !isPushAddress(body.endpoint, privatePush))
          return refused({ code: "push-address-refused", path: "endpoint" });
        const id = makeId();
        await pushes.add(acting, id, body);
        return done({ id });
      }),
    removePushSubscription: ({ acting, params }) =>
      withReaching(services, async ({ pushes }) =>
        (await pushes.remove(acting, params.id)) ? done({}) : gone(params.id),
      ),
  };
}

/** What is kept of a link's secret. */
export function hashOfSecret(secret: string): Uint8Array {
  return createHash("sha256").update(secret).digest();
}

async function reachOf({ recipients, calendarLinks, pushes, pushKey, mails }: Reaching, acting: Acting) {
  const { email, language } = (await recipients.find(acting.person)) ?? {};
  return {
    mail: {
      available: mails,
      ...(email === undefined || language === undefined ? {} : { email, language }),
    },
    calendars: [...(await calendarLinks.list(acting))],
    push: {
      ...(pushKey === undefined ? {} : { key: pushKey }),
      subscriptions: [...(await pushes.list(acting))],
    },
  };
}

function withReaching<T>(
  { reaching }: Services,
  work: (reaching: Reaching) => Promise<Outcome<T>>,
): Promise<Outcome<T>> | Outcome<never> {
  return reaching ? work(reaching) : refused({ code: "unavailable" });
}

function gone(what: string): Outcome<never> {
  return refused({ code: "not-found", data: { what } });
}

// Enough to tell a slip of the pen; whether anybody reads there only a letter shows.
function looksLikeAddress(email: string): boolean {
  return /^[^\s@<>,;:"()[\]\\]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+$/u.test(email);
}
