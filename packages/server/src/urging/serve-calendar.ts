// A person's calendar under its secret link. A guessed link, a revoked one and one whose person bears no role any more are
// answered alike, and few may be tried in a minute.
import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { readCalendarEntries } from "@nhipcau/operations/urging/calendar-entries.ts";
import { hashOfSecret } from "../handlers/reach-handlers.ts";
import { languageOf, sendProblem } from "../http/problem.ts";
import { todayOf } from "../http/serve-route.ts";
import type { Services } from "../services.ts";

/** Requests a minute from one address: a calendar program asks a few times an hour. */
export const calendarsPerMinute = 30;

/** Answers with the calendar, or with nothing new when the client has it as it is. */
export async function serveCalendar(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<FastifyReply> {
  const { secret } = request.params as { readonly secret: string };
  const feed = await feedOf(services, secret.replace(/\.ics$/u, ""));
  if (feed === undefined)
    return sendProblem(reply, [{ code: "not-found", data: { what: "…" } }], languageOf(request));
  const tag = `"${createHash("sha256").update(feed).digest("base64url").slice(0, 27)}"`;
  reply.header("etag", tag).header("cache-control", "private, no-cache");
  if (request.headers["if-none-match"] === tag) return reply.code(304).send();
  return reply
    .header("content-type", "text/calendar; charset=utf-8")
    .header("content-disposition", 'inline; filename="nhip-cau.ics"')
    .send(feed);
}

async function feedOf(services: Services, secret: string): Promise<string | undefined> {
  const { reaching, store } = services;
  const link = await reaching?.calendarLinks.find(hashOfSecret(secret));
  const reader = link && (await reaching?.recipients.find(link.person));
  if (!reader || !reaching) return undefined;
  const entries = await readCalendarEntries(store, reader, todayOf(services));
  return reaching.calendarFeed(entries, { language: reader.language, site: reaching.site() });
}
