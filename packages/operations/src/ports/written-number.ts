// A number as a cell of a file states it: Vietnamese or plain, with a percent sign where the field counts percent.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { parseVietnameseNumber } from "@nhipcau/domain/vietnamese/number.ts";

export type NumberFault = "wrong-type" | "foreign-number" | "too-precise";

/** Reads text as a number; `countsPercent` says that 45 and 45 % mean the same. */
export function parseWrittenNumber(written: string, countsPercent: boolean): Outcome<number> {
  const found = /^(.*?)\s*%$/su.exec(written);
  if (found && !countsPercent) return refused({ code: "wrong-type" });
  const digits = found ? (found[1] ?? "") : written;
  const reading = parseVietnameseNumber(digits);
  if (reading.ok) return done(reading.value);
  if (reading.why === "foreign-grouping") return refused({ code: "foreign-number" });
  if (reading.why === "not-a-number") return refused({ code: "wrong-type" });
  return exactNumber(digits);
}

/** A number of a percent-formatted cell (0.45) as the percent people see (45). */
export function percentOfFraction(fraction: number): number {
  return Number((fraction * 100).toPrecision(15)); // 0.29 * 100 is 28.999999999999996
}

/** The shortest decimal that reads back as the same number, without an exponent. */
export function plainDecimal(value: number): string {
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) return mantissa;
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + "0".repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

// More than 15 digits are taken only where nothing is rounded: the number is the one these very digits stand for.
function exactNumber(written: string): Outcome<number> {
  const plain = written.trim().replace(",", ".");
  const value = Number(plain);
  return plainDecimal(value) === plain ? done(value) : refused({ code: "too-precise" });
}
