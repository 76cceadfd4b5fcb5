// The deadlines of one person as entries of a calendar: those of the own agency's work, or of the whole locality for who
// answers for it.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { dutyKey, isOpen } from "@nhipcau/domain/urging/duty.ts";
import { dutyLabels } from "@nhipcau/domain/urging/notice-sentence.ts";
import { systemOf } from "../ports/acting.ts";
import type { Bearing, Recipient } from "../ports/recipients.ts";
import type { Store } from "../ports/store.ts";
import { readDuties } from "./duties.ts";
import type { UrgedDuty } from "./duty-source.ts";

export interface CalendarEntry {
  /** Stays the same however the entry changes, so that a calendar moves it and shows it once. */
  readonly uid: string;
  readonly due: CalendarDate;
  readonly summary: string;
  readonly description: string;
  /** Below the address of the node's page. */
  readonly path: string;
}

/** What is open on a day, by its deadline. */
export async function readCalendarEntries(
  store: Store,
  reader: Recipient,
  day: CalendarDate,
): Promise<readonly CalendarEntry[]> {
  const own = new Map<string, UrgedDuty>();
  for (const [locality, bears] of Map.groupBy(reader.bears, (bearing) => bearing.locality)) {
    const { duties } = await store.read(systemOf(locality), (transaction) =>
      readDuties(transaction, locality, day),
    );
    for (const duty of duties)
      if (isOpen(duty, day) && bears.some((bearing) => concerns(bearing, duty.agency)))
        own.set(dutyKey(duty), duty);
  }
  return [...own.values()]
    .map((duty) => ({
      uid: `${dutyKey(duty).replace("/", "-")}@nhipcau`,
      due: duty.due,
      summary: `${dutyLabels[duty.kind][reader.language]}: ${duty.about.title}`,
      description: duty.about.commitmentTitle ?? "",
      path:
        duty.about.commitment === undefined ? "/" : `/cam-ket/${encodeURIComponent(duty.about.commitment)}`,
    }))
    .toSorted((a, b) => (a.due === b.due ? (a.uid < b.uid ? -1 : 1) : a.due < b.due ? -1 : 1));
}

function concerns({ role, agency }: Bearing, leading: string | undefined): boolean {
  if (role === "leader" || role === "focal-point") return true;
  return role === "specialist" && agency !== undefined && agency === leading;
}
