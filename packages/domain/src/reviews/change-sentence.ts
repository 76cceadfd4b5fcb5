// What changed between two packs, as sentences that name the figure, the side and both numbers.
import type { FiveNumbers } from "../counting/five-numbers.ts";
import type { Language, Text } from "../text.ts";
import type { PackChange } from "./pack-difference.ts";
import type { PackGroupName } from "./review-pack.ts";

export const figureNames: Readonly<Record<keyof FiveNumbers, Text>> = {
  total: { vi: "tổng số phần việc", en: "all parts" },
  rateable: { vi: "phần việc có thời hạn", en: "parts with a due date" },
  doneOnTime: { vi: "xong đúng hạn", en: "done on time" },
  doneLate: { vi: "xong chậm", en: "done late" },
  openInTerm: { vi: "còn trong hạn", en: "open, in term" },
  openOverdue: { vi: "quá hạn", en: "overdue" },
  cannotRate: { vi: "chưa thể đánh giá", en: "cannot be rated yet" },
  awaitingConfirmation: { vi: "chờ xác nhận", en: "awaiting confirmation" },
};

export const groupNames: Readonly<Record<PackGroupName, Text>> = {
  disagreed: { vi: "Các bên nói khác nhau", en: "Told differently" },
  late: { vi: "Quá hạn", en: "Overdue" },
  beyondAuthority: { vi: "Vượt thẩm quyền", en: "Beyond authority" },
  carriedOver: { vi: "Hội nghị trước chuyển sang", en: "Carried over from the last conference" },
  repeated: { vi: "Hạn chế lặp lại", en: "Limitations repeated" },
  notConcrete: { vi: "Chưa cụ thể hóa", en: "Not made concrete" },
  done: { vi: "Hoàn thành trong kỳ", en: "Done in the period" },
};

const happened: Readonly<Record<"came" | "went" | "changed", Text>> = {
  came: { vi: "thêm", en: "added" },
  went: { vi: "không còn", en: "gone" },
  changed: { vi: "đã khác", en: "changed" },
};

/** One change in both languages. `nameOf` gives a locality's name. */
export function changeSentence(change: PackChange, nameOf: (locality: string) => string): Text {
  return { vi: sentenceIn("vi", change, nameOf), en: sentenceIn("en", change, nameOf) };
}

/** The first few changes in one line, and how many more there are. */
export function changesSentence(
  changes: readonly PackChange[],
  nameOf: (locality: string) => string,
  most = 4,
): Text {
  const sentences = changes.slice(0, most).map((change) => changeSentence(change, nameOf));
  const rest = changes.length - sentences.length;
  const more = { vi: `và ${rest} chỗ khác`, en: `and ${rest} more` };
  const all = rest > 0 ? [...sentences, more] : sentences;
  return { vi: all.map(({ vi }) => vi).join("; "), en: all.map(({ en }) => en).join("; ") };
}

function sentenceIn(language: Language, change: PackChange, nameOf: (locality: string) => string): string {
  switch (change.kind) {
    case "figure": {
      const whose = change.locality === undefined ? "" : `${nameOf(change.locality)}, `;
      return `${whose}${figureNames[change.figure][language]}: ${change.from} → ${change.to}`;
    }
    case "count": {
      const { from, to } = change;
      return `${groupNames[change.group][language]}: ${from.count}/${from.of} → ${to.count}/${to.of}`;
    }
    case "came":
    case "went":
    case "changed":
      return `${groupNames[change.group][language]}, ${happened[change.kind][language]}: “${change.title}”`;
  }
}
