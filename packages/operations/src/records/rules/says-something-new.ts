// A report that repeats the one before under a new date is refused: whoever has nothing new to say chooses “no change”,
// which needs a reason. A report that is corrected is compared with those before it, not with itself.
import { reportChange, wordsBefore } from "@nhipcau/domain/promises/report-change.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import { recordsThatRefer } from "../../urging/records-that-refer.ts";
import { idsOfVersions, type RecordRule } from "./record-rule.ts";

type ReportBody = BodyOf<typeof reports>;

export const saysSomethingNew: RecordRule = async ({ transaction, acting, versions }, refuse) => {
  if (acting.role === "system") return;
  const replaced = new Set(versions.map(({ id }) => id));
  const known = await recordsThatRefer(transaction, reports, "part", idsOfVersions(versions, "part"));
  const said = [
    ...known.filter(({ id }) => !replaced.has(id)).map(({ body }) => body),
    ...versions.map(({ body }) => body as ReportBody),
  ];
  const byPart = Map.groupBy(said, ({ part }) => part);
  for (const [index, { body }] of versions.entries()) {
    const own = body as ReportBody;
    const earlier = (byPart.get(own.part) ?? [])
      .filter((other) => other !== own && other.date < own.date)
      .toSorted((a, b) => (a.date < b.date ? 1 : -1));
    if (reportChange(own, wordsBefore(earlier)) === "date-only")
      refuse(index, { code: "report-says-nothing-new", path: "narrative" });
  }
};
