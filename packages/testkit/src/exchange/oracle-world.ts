// What the oracle's programs are about: progress reports with every kind of value that a condition can hold, and terms
// that let through some of them.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Condition } from "@nhipcau/exchange/grants/row-condition.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { GivenVersion } from "../put-records.ts";
import type { SeededRandom } from "./seeded-random.ts";

export const register = "reports";
export const reportFields = [
  "part",
  "date",
  "stage",
  "percent",
  "forecastDate",
  "narrative",
  "noChange",
  "reason",
  "evidence",
] as const;
const stages = ["not-started", "preparing", "in-progress", "waiting", "done"];
const words = [
  "Cầu Bến Rừng",
  "đường dẫn phía bạn",
  "chờ mặt bằng",
  "Vân Đồn–Cát Bà",
  "“đã ký”\n\tdòng hai",
  "𝄞 ≠ \\u0000",
];

/** A version of a report with random values; sometimes retired, sometimes kept inside. */
export function randomReport(random: SeededRandom, id: string): GivenVersion {
  const date = randomDay(random);
  return {
    id,
    holdsFrom: date,
    scope: random.pick(["public", "public", "shared", "shared", "internal"] as const),
    retired: random.chance(0.1),
    body: {
      part: `phan-${random.below(4)}`,
      date,
      stage: random.pick(stages),
      narrative: `${random.pick(words)} ${random.below(1000)}`,
      ...(random.chance(0.8) ? { percent: random.below(101) } : {}),
      ...(random.chance(0.5) ? { forecastDate: randomDay(random) } : {}),
      ...(random.chance(0.5) ? { noChange: random.chance(0.5) } : {}),
      ...(random.chance(0.3) ? { reason: random.pick(words) } : {}),
      ...(random.chance(0.2) ? { evidence: `https://vi-du.vn/${random.below(100)}` } : {}),
    },
  };
}

/** Terms that a locality may offer of its reports. */
export function randomTerms(random: SeededRandom, locality: string): Terms {
  return {
    register,
    from: [locality],
    rows: random.some(conditions(random)).slice(0, 2),
    fields: [...random.some(reportFields, 2)],
    personal: [],
    purpose: "Điều phối",
    ground: "Thỏa thuận hợp tác",
    validFrom: "2020-01-01" as CalendarDate,
    validUntil: "2099-12-31" as CalendarDate,
  };
}

/** Terms within others, as a narrowing has them. */
export function narrower(random: SeededRandom, terms: Terms): Terms {
  const fields = terms.fields.filter(() => random.chance(0.7));
  const added = random.pick(conditions(random));
  const isNew = random.chance(0.6) && !terms.rows.some(({ field }) => field === added.field);
  return {
    ...terms,
    fields: fields.length === 0 ? terms.fields : fields,
    rows: isNew ? [...terms.rows, added] : terms.rows,
  };
}

function conditions(random: SeededRandom): readonly Condition[] {
  const [low, day] = [random.below(60), randomDay(random)];
  return [
    { field: "percent", op: "range", values: [low, random.chance(0.5) ? null : low + 40] },
    { field: "stage", op: "in", values: [...random.some(stages, 2)] },
    { field: "date", op: "range", values: random.chance(0.5) ? [day, null] : [null, day] },
    { field: "part", op: "eq", values: [`phan-${random.below(4)}`] },
    { field: "noChange", op: "eq", values: [random.chance(0.5)] },
  ];
}

function randomDay(random: SeededRandom): CalendarDate {
  const two = (number: number): string => String(number + 1).padStart(2, "0");
  return `2025-${two(random.below(12))}-${two(random.below(28))}` as CalendarDate;
}
