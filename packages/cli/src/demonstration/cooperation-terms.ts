// What the nodes of the demonstration grant each other when they are first connected: the programme they share.
import { type CalendarDate, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";

/**
 * The registers of the programme, named one by one: a register that is added is shared when people decide so. Reference
 * data (localities, successions, calendar, sources) is each node's own and goes nowhere.
 */
export const programmeRegisters = [
  "agencies",
  "agency-successions",
  "take-overs",
  "agreements",
  "clauses",
  "commitments",
  "parts",
  "reports",
  "confirmations",
  "extensions",
  "extension-requests",
  "extension-refusals",
  "explanation-requests",
  "explanations",
  "obstacles",
  "evidence-items",
  "escalations",
  "directives",
  "petitions",
  "petition-signatures",
  "petition-dispatches",
  "petition-answers",
  "results",
  "limitations",
  "status-statements",
  "milestones",
  "transport-projects",
  "regulations",
  "ports",
  "gates",
  "funds",
  "indicators",
  "heritage-dossiers",
  "reviews",
  "review-positions",
  "review-snapshots",
  "review-sign-offs",
  "conferences",
  "agenda-items",
  "conference-presences",
  "conference-outcomes",
] as const;

export const programmePurpose =
  "Phối hợp thực hiện và theo dõi chương trình hợp tác giữa các địa phương: thỏa thuận, cam kết, phần việc, tiến độ, vướng mắc, kết quả";

const ground =
  "Nghị định 278/2025/NĐ-CP về kết nối, chia sẻ dữ liệu bắt buộc giữa các cơ quan nhà nước; Nghị định 194/2025/NĐ-CP: chia sẻ là mặc định";

const years = 5;

/** Terms for one register: all of its fields that are not personal, of all records of the localities, for five years. */
export function cooperationTerms(register: Register, from: readonly string[], today: CalendarDate): Terms {
  const fields = Object.entries(register.fields as Fields);
  return {
    register: register.name,
    from: [...from],
    rows: [],
    fields: fields.flatMap(([name, { personal }]) => (personal === true ? [] : [name])),
    personal: [],
    purpose: programmePurpose,
    ground,
    validFrom: today,
    validUntil: yearsLater(today),
  };
}

function yearsLater(day: CalendarDate): CalendarDate {
  const rest = day.slice(4);
  const year = String(Number(day.slice(0, 4)) + years);
  const later = parseIsoDate(`${year}${rest}`) ?? parseIsoDate(`${year}-02-28`);
  if (!later) throw new Error(`there is no day ${years} years after ${day}`);
  return later;
}
