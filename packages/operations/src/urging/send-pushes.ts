// Tells the browsers that asked for it, once a day, that there is something new to read. What it is, is on the page: a
// message that goes over somebody else's servers names nothing and nobody (L-11).
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { JobResult } from "../ports/jobs.ts";
import type { NoticeStore } from "../ports/notices.ts";
import type { PushSender, PushSubscriptions } from "../ports/pushes.ts";
import type { Recipient, Recipients } from "../ports/recipients.ts";

export interface Pushing {
  readonly subscriptions: PushSubscriptions;
  readonly recipients: Recipients;
  readonly notices: NoticeStore;
  readonly sender: PushSender;
}

const words: Text = {
  vi: "Có thông báo đôn đốc mới. Mở Nhịp Cầu để xem.",
  en: "There are new notices. Open Nhịp Cầu to read them.",
};

/** Sends what is due on a day; a browser is told once a day and only while something is unread. */
export async function sendPushes(pushing: Pushing, day: CalendarDate): Promise<JobResult> {
  const { subscriptions, recipients, notices, sender } = pushing;
  const result = { sent: 0, gone: 0, failed: 0 };
  for (const subscription of await subscriptions.due(day)) {
    const reader = await recipients.find(subscription.person);
    if (!reader || !(await hasUnread(notices, reader))) continue;
    const message = JSON.stringify({ title: "Nhịp Cầu", body: words[reader.language], path: "/thong-bao" });
    const outcome = await sender.send(subscription, message);
    result[outcome] += 1;
    if (outcome === "sent") await subscriptions.told(day, [subscription.id]);
    if (outcome === "gone") await subscriptions.forget([subscription.id]);
  }
  return result;
}

async function hasUnread(notices: NoticeStore, { person, bears }: Recipient): Promise<boolean> {
  for (const bearing of bears) if ((await notices.unread({ person, ...bearing })) > 0) return true;
  return false;
}
