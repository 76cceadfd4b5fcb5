// Reports are about days that have come, and progress does not fall silently: a lower percent than the newest earlier
// report of the same part needs a reason; so does one earlier in the same file.
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { NewVersion, ReadTransaction } from "../../ports/store.ts";
import { idsOfVersions, type RecordRule } from "./record-rule.ts";

export const reportsAreOfThePast: RecordRule = async ({ acting, versions, today }, refuse) => {
  if (acting.role === "system") return;
  for (const [index, { body }] of versions.entries()) {
    const value = String(body["date"]);
    if (value > today) refuse(index, { code: "date-in-future", path: "date", data: { value } });
  }
};

export const percentFallsWithReason: RecordRule = async ({ transaction, versions }, refuse) => {
  const said = await percentsSaid(transaction, versions);
  for (const [index, { id, body }] of versions.entries()) {
    const percent = body["percent"];
    if (typeof percent !== "number" || body["reason"] !== undefined) continue;
    const before = (said.get(String(body["part"])) ?? [])
      .filter((other) => other.id !== id && other.date <= String(body["date"]))
      .toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
    if (before && before.date < String(body["date"]) && percent < before.percent) {
      const data = { from: before.percent, to: percent };
      refuse(index, { code: "percent-went-down", path: "reason", data });
    }
  }
};

interface PercentSaid {
  readonly id: string;
  readonly date: string;
  readonly percent: number;
}

async function percentsSaid(
  transaction: ReadTransaction,
  versions: readonly NewVersion[],
): Promise<ReadonlyMap<string, readonly PercentSaid[]>> {
  const said = new Map<string, PercentSaid[]>();
  const note = ({ id, body }: Pick<NewVersion, "id" | "body">): void => {
    const { part, date, percent } = body;
    if (typeof percent !== "number") return;
    said.set(String(part), [...(said.get(String(part)) ?? []), { id, date: String(date), percent }]);
  };
  const ids = idsOfVersions(versions, "part");
  if (ids.length === 0) return said;
  const replaced = new Set(versions.map(({ id }) => id));
  const filters = [{ field: "part", operator: "in" as const, values: ids }];
  for await (const batch of transaction.stream(reports, { filters, limit: 500 })) {
    for (const record of batch) if (!replaced.has(record.id)) note(record);
  }
  for (const version of versions) note(version);
  return said;
}
