// Who takes over what a merged, split or renamed body kept: a person's word, record by record, beside the name that the
// record keeps (law 9). Until it is said the heir by law stands in, marked as not confirmed.
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { date, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const takeOvers = defineRegister({
  name: "take-overs",
  label: { vi: "Bàn giao, tiếp nhận", en: "Take-overs" },
  help: {
    vi: "Sau sáp nhập, chia tách, đổi tên: cơ quan nào tiếp nhận phần việc, vướng mắc, danh mục của cơ quan cũ, từ ngày nào, theo văn bản nào",
    en: "After a merger, split or renaming: which agency takes over a part, an obstacle or a register, from which day, on which ground",
  },
  group: "governance",
  scope: "public",
  titleField: "ground",
  holdsFrom: "day",
  writers: ["focal-point", "data-officer"],
  fields: {
    part: reference("parts", {
      label: { vi: "Phần việc", en: "Part" },
      help: {
        vi: "Điền một trong ba: phần việc, vướng mắc, danh mục",
        en: "One of three: a part, an obstacle, a register",
      },
      filterable: true,
      listed: true,
    }),
    obstacle: reference("obstacles", {
      label: { vi: "Vướng mắc", en: "Obstacle" },
      filterable: true,
      listed: true,
    }),
    register: text({
      label: { vi: "Danh mục", en: "Register" },
      help: {
        vi: "Tên máy của danh mục có bản ghi do địa phương cũ lập, ví dụ ports",
        en: "The name of the register with records of the former locality, such as ports",
      },
      filterable: true,
      listed: true,
      maximum: 40,
    }),
    fromAgency: reference("agencies", {
      label: { vi: "Cơ quan cũ", en: "Former agency" },
      help: {
        vi: "Cơ quan được nêu tên trong phần việc, vướng mắc",
        en: "The agency that the part or the obstacle names",
      },
      filterable: true,
      listed: true,
    }),
    fromLocality: reference("localities", {
      label: { vi: "Địa phương cũ", en: "Former locality" },
      help: {
        vi: "Địa phương đã lập các bản ghi của danh mục",
        en: "The locality that made the register's records",
      },
      filterable: true,
    }),
    toAgency: required(
      reference("agencies", {
        label: { vi: "Cơ quan tiếp nhận", en: "Taken over by" },
        filterable: true,
        listed: true,
      }),
    ),
    day: required(date({ label: { vi: "Từ ngày", en: "From" }, filterable: true, listed: true })),
    ground: required(
      text({
        label: { vi: "Căn cứ", en: "Ground" },
        help: {
          vi: "Số, ký hiệu, ngày của văn bản giao nhiệm vụ hoặc biên bản bàn giao",
          en: "Number, symbol and day of the document that gives the task, or of the hand-over record",
        },
        searchable: true,
        listed: true,
      }),
    ),
  },
  checks: [
    {
      fields: ["part", "obstacle", "register"],
      describes: {
        vi: "Nêu đúng một: phần việc, vướng mắc hoặc danh mục",
        en: "Exactly one of part, obstacle and register is named",
      },
      refusal: ({ part, obstacle, register }) =>
        [part, obstacle, register].filter((one) => one !== undefined).length === 1
          ? undefined
          : failed(
              "Một lần tiếp nhận nêu đúng một: phần việc, vướng mắc hoặc danh mục.",
              "A take-over is of exactly one thing: a part, an obstacle or a register.",
            ),
    },
    {
      fields: ["fromAgency", "fromLocality"],
      describes: {
        vi: "Phần việc, vướng mắc từ cơ quan cũ; danh mục từ địa phương cũ",
        en: "A part or an obstacle from the former agency; a register from the former locality",
      },
      refusal: ({ register, fromAgency, fromLocality }) =>
        (register === undefined) === (fromAgency !== undefined) &&
        (register === undefined) === (fromLocality === undefined)
          ? undefined
          : failed(
              "Phần việc, vướng mắc được tiếp nhận từ một cơ quan cũ; danh mục từ một địa phương cũ.",
              "A part or an obstacle is taken over from a former agency; a register from a former locality.",
            ),
    },
  ],
});

function failed(vi: string, en: string): Refusal {
  return { code: "check-failed", data: { "message.vi": vi, "message.en": en } };
}
