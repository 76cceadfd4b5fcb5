// Numbers as people in Vietnam write them: a dot between thousands, a comma before decimals (1.234.567,89). What reads
// differently in another habit is either plainly Vietnamese or refused with the reason; it is never guessed.

export type NumberReading =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly why: "not-a-number" | "foreign-grouping" | "too-precise" };

/**
 * Reads a number by the Vietnamese grammar: `1.234,5`, `1234,5`, `1.234` (one thousand two hundred and thirty-four);
 * spaces between thousands too. A decimal point is read only where no grouping could be meant (`1234.5`, `0.125`).
 * `1,234.5` and `1,234,567` group by commas and are refused; so are more than 15 digits, which would be rounded.
 */
export function parseVietnameseNumber(written: string): NumberReading {
  const text = written
    .normalize("NFKC")
    .trim()
    .replace(/^\u2212/u, "-");
  const plain = inPlainForm(text);
  if (plain === undefined) {
    const groupsByComma = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/u.test(text);
    return { ok: false, why: groupsByComma ? "foreign-grouping" : "not-a-number" };
  }
  const digits = plain.replaceAll(/[^\d]/gu, "").replace(/^0+/u, "");
  if (digits.length > 15) return { ok: false, why: "too-precise" };
  return { ok: true, value: Number(plain) };
}

/** Writes a number the Vietnamese way, with at most `maxDecimals` decimals; only finite numbers can be written. */
export function formatVietnameseNumber(value: number, maxDecimals = 20): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  let format = formats.get(maxDecimals);
  if (!format) {
    format = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: maxDecimals, signDisplay: "negative" });
    formats.set(maxDecimals, format);
  }
  return format.format(value);
}

const formats = new Map<number, Intl.NumberFormat>(); // making one is a hundred times dearer than using it

function inPlainForm(text: string): string | undefined {
  const isGrouped = /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/u.test(text);
  const isSpaced = /^[+-]?[1-9]\d{0,2}( \d{3})+(,\d+)?$/u.test(text);
  const isUngrouped = /^[+-]?\d+(,\d+)?$/u.test(text);
  if (isGrouped || isSpaced || isUngrouped) return text.replaceAll(/[. ]/gu, "").replace(",", ".");
  const hasDecimalPoint = /^[+-]?(0|[1-9]\d*)\.\d+$/u.test(text); // a group of thousands was read above
  return hasDecimalPoint ? text : undefined;
}
