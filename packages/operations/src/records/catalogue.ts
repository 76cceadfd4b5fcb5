// The catalogue of registers, the quality of each by the six national criteria, and search over all of them.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import { type CalendarDate, parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import { describeRegister } from "@nhipcau/registers/declaration/description.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { validateBody } from "@nhipcau/registers/declaration/validate.ts";
import type { Acting } from "../ports/acting.ts";
import type { QualityCounts, Store } from "../ports/store.ts";

type Quality = ResponseOf<typeof routes.quality>;
type Criterion = Quality["criteria"][number];

/** Every register with how many records the reader may see. */
export function readCatalogue(store: Store, acting: Acting): Promise<ResponseOf<typeof routes.registers>> {
  return store.read(acting, async (transaction) => {
    const counts = await transaction.counts();
    return {
      registers: [...store.registers.values()].map((register) => ({
        description: describeRegister(register),
        count: counts.get(register.name) ?? 0,
      })),
    };
  });
}

/** How many records the check of correctness looks at, newest first; a register may hold millions. */
const checkedAtMost = 20_000;

/** The six criteria “đúng, đủ, sạch, sống, thống nhất, dùng chung”, each with what was counted and of how many. */
export function readQuality(
  store: Store,
  acting: Acting,
  register: Register,
  today: CalendarDate,
): Promise<Quality> {
  return store.read(acting, async (transaction) => {
    const freshSince =
      register.freshForMonths === undefined ? undefined : monthsBefore(today, register.freshForMonths);
    const counts = await transaction.quality(register, freshSince);
    let checked = 0;
    let correct = 0;
    for await (const batch of transaction.stream(register, { filters: [], limit: 2000 })) {
      for (const { body } of batch) {
        checked++;
        if (validateBody(register, body).ok) correct++;
      }
      if (checked >= checkedAtMost) break;
    }
    return { records: counts.records, criteria: criteria(register, counts, correct, checked) };
  });
}

function criteria(register: Register, counts: QualityCounts, correct: number, checked: number): Criterion[] {
  const { records, duplicateTitles, untidyTexts, expectedFilled, expectedOf, references } = counts;
  const clean = Math.max(0, records - duplicateTitles - untidyTexts);
  return [
    criterion("correct", correct, checked, {
      vi: "bản ghi qua mọi phép kiểm của danh mục",
      en: "records pass every check of the register",
    }),
    criterion("complete", expectedFilled, expectedOf, {
      vi: "ô bắt buộc và nên có đã được điền",
      en: "required and expected fields are filled",
    }),
    criterion("clean", clean, records, {
      vi: `bản ghi không trùng và chữ viết gọn (${duplicateTitles} trùng, ${untidyTexts} lỗi chữ)`,
      en: `records are neither doubled nor untidy (${duplicateTitles} doubled, ${untidyTexts} untidy)`,
    }),
    liveness(register, counts),
    criterion("consistent", references - counts.brokenReferences, references, {
      vi: "liên kết trỏ tới bản ghi có thật",
      en: "references lead to existing records",
    }),
    criterion("shared", counts.sharedRows, records, {
      vi: `bản ghi mở cho bên khác; ${counts.localitiesReferring} địa phương ghi hoặc dẫn tới danh mục này`,
      en: `records are open to others; ${counts.localitiesReferring} localities write or refer to this register`,
    }),
  ];
}

const labels: Readonly<Record<Criterion["code"], Text>> = {
  correct: { vi: "Đúng", en: "Correct" },
  complete: { vi: "Đủ", en: "Complete" },
  clean: { vi: "Sạch", en: "Clean" },
  live: { vi: "Sống", en: "Live" },
  consistent: { vi: "Thống nhất", en: "Consistent" },
  shared: { vi: "Dùng chung", en: "Shared" },
};

function liveness({ freshForMonths: months }: Register, { fresh, records }: QualityCounts): Criterion {
  if (months === undefined) {
    return unjudged("live", {
      vi: "danh mục này không tính tuổi dữ liệu",
      en: "the age of data does not matter in this register",
    });
  }
  const what = {
    vi: `bản ghi được cập nhật trong ${months} tháng`,
    en: `records were updated within ${months} months`,
  };
  return criterion("live", fresh, records, what);
}

function criterion(code: Criterion["code"], counted: number, of: number, what: Text): Criterion {
  if (of === 0) return unjudged(code, { vi: "chưa có gì để đánh giá", en: "there is nothing to judge yet" });
  const explanation = { vi: `${counted} trong ${of} ${what.vi}.`, en: `${counted} of ${of} ${what.en}.` };
  return {
    code,
    label: labels[code],
    score: Math.floor((counted / of) * 1000) / 10,
    counted,
    of,
    explanation,
  };
}

function unjudged(code: Criterion["code"], why: Text): Criterion {
  const explanation = { vi: `Chưa thể đánh giá: ${why.vi}.`, en: `Cannot be rated: ${why.en}.` };
  return { code, label: labels[code], counted: 0, of: 0, explanation };
}

function monthsBefore(day: CalendarDate, months: number): CalendarDate {
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const month = `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}`;
  return parseIsoDate(`${month}-${day.slice(8)}`) ?? (`${month}-28` as CalendarDate);
}

/** Records of any register that hold the words. */
export function searchAll(
  store: Store,
  acting: Acting,
  words: string,
  exact: boolean,
): Promise<ResponseOf<typeof routes.search>> {
  return store.read(acting, async (transaction) => ({
    hits: (await transaction.search(words, exact, 40)).map(({ register, id, title }) => ({
      register: {
        code: register,
        label: store.registers.get(register)?.label ?? { vi: register, en: register },
      },
      id,
      title,
    })),
  }));
}
