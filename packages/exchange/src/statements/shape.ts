// What a signed payload must look like, said once: a shape checks a value by hand-made rules and gives its TypeScript type.
// The first flaw is told with its place and in both languages; a member nobody named is a flaw.
import type { Text } from "@nhipcau/domain/text.ts";

export interface Flaw {
  /** Where in the payload, as `terms.rows.0.op`; empty for the whole. */
  readonly path: string;
  readonly reason: Text;
}

/** Finds what is wrong with a value; what has no flaw is a `T`. */
export interface Shape<T> {
  readonly findFlaw: (value: unknown, path: string) => Flaw | undefined;
  /** Never there: carries the type. */
  readonly shaped?: T;
}

export type ShapedBy<S> = S extends Shape<infer T> ? T : never;

type Members = Readonly<Record<string, Shape<unknown>>>;
type Required<M extends Members> = { readonly [Name in keyof M]: ShapedBy<M[Name]> };
type Optional<M extends Members> = { readonly [Name in keyof M]?: ShapedBy<M[Name]> };

/** Whether a value has a shape. */
export function fits<T>(shape: Shape<T>, value: unknown): value is T {
  return shape.findFlaw(value, "") === undefined;
}

/** An object with exactly these members; those of `optional` may be missing. */
export function object<R extends Members, O extends Members = Record<never, never>>(
  required: R,
  optional?: O,
): Shape<Required<R> & Optional<O>> {
  const members: Members = { ...required, ...optional };
  return {
    findFlaw: (value, path) => {
      if (!isObject(value)) return flaw(path, "phải là một đối tượng", "must be an object");
      const unknown = Object.keys(value).find((name) => !Object.hasOwn(members, name));
      if (unknown !== undefined)
        return flaw(inside(path, shortened(unknown)), "không được quy định", "is not laid down");
      const missing = Object.keys(required).find((name) => !Object.hasOwn(value, name));
      if (missing !== undefined) return flaw(inside(path, missing), "còn thiếu", "is missing");
      return firstFlaw(Object.entries(value), (name) => members[name], path);
    },
  };
}

/** A list of `least` to `most` items. */
export function list<T>(item: Shape<T>, least: number, most: number): Shape<readonly T[]> {
  return {
    findFlaw: (value, path) => {
      if (!Array.isArray(value)) return flaw(path, "phải là một danh sách", "must be a list");
      if (value.length < least || value.length > most)
        return flaw(path, `phải có từ ${least} đến ${most} mục`, `must have ${least} to ${most} items`);
      return firstFlaw(Object.entries<unknown>(value), () => item, path);
    },
  };
}

/** A list in which nothing is said twice. */
export function distinctList<T extends string>(
  item: Shape<T>,
  least: number,
  most: number,
): Shape<readonly T[]> {
  return refined(
    list(item, least, most),
    (values) => new Set(values).size === values.length,
    "có mục lặp lại",
    "has an item twice",
  );
}

/** Text without control characters except line breaks and tabs, of `least` to `most` characters. */
export function text(least: number, most: number): Shape<string> {
  return {
    findFlaw: (value, path) => {
      if (typeof value !== "string") return flaw(path, "phải là chữ", "must be text");
      if (value.length < least || value.length > most)
        return flaw(
          path,
          `phải dài từ ${least} đến ${most} ký tự`,
          `must have ${least} to ${most} characters`,
        );
      if (/[\p{Cs}]|(?![\n\r\t])\p{Cc}/u.test(value))
        return flaw(path, "có ký tự điều khiển", "has control characters");
      return least > 0 && value.trim() === ""
        ? flaw(path, "không được để trống", "must not be blank")
        : undefined;
    },
  };
}

/** Text that a pattern fits, with the words for one that does not. */
export function matching<T extends string = string>(pattern: RegExp, vi: string, en: string): Shape<T> {
  return checked((value) => typeof value === "string" && pattern.test(value), vi, en);
}

/** A whole number from `least` on that is safe in every language. */
export function wholeNumber(least: number): Shape<number> {
  return checked(
    (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= least,
    `phải là số nguyên từ ${least}`,
    `must be a whole number from ${least} on`,
  );
}

/** One of a few words. */
export function oneOf<const Word extends string | number>(...words: readonly Word[]): Shape<Word> {
  const said = words.join(", ");
  return checked((value) => words.some((word) => word === value), `phải là ${said}`, `must be ${said}`);
}

/** Whatever `isRight` says yes to. */
export function checked<T>(isRight: (value: unknown) => boolean, vi: string, en: string): Shape<T> {
  return { findFlaw: (value, path) => (isRight(value) ? undefined : flaw(path, vi, en)) };
}

/** A shape with one more rule over the whole value; `at` names the member to blame. */
export function refined<T>(
  shape: Shape<T>,
  isRight: (value: T) => boolean,
  vi: string,
  en: string,
  at?: string,
): Shape<T> {
  return {
    findFlaw: (value, path) => {
      const found = shape.findFlaw(value, path);
      if (found) return found;
      // The shape found no flaw in it, so it is a T.
      return isRight(value as T) ? undefined : flaw(at === undefined ? path : inside(path, at), vi, en);
    },
  };
}

function firstFlaw(
  entries: readonly (readonly [string, unknown])[],
  shapeOf: (name: string) => Shape<unknown> | undefined,
  path: string,
): Flaw | undefined {
  for (const [name, value] of entries) {
    const found = shapeOf(name)?.findFlaw(value, inside(path, name));
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inside(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

// A stranger chose it, and it goes into messages and logs.
function shortened(name: string): string {
  return name.replaceAll(/[^\w.$-]/gu, "?").slice(0, 40);
}

function flaw(path: string, vi: string, en: string): Flaw {
  return { path, reason: { vi, en } };
}
