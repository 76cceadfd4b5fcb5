// What a password must be: long, and not one of the person's own names. Nothing about capitals and digits: such rules make
// passwords that are hard to remember and easy to guess (NIST SP 800-63B-4 §3.1.1.2).
import type { Refusal } from "@nhipcau/domain/refusals.ts";

export const minimumPassword = 12;
export const maximumPassword = 128;

/** Why a password is refused, or undefined. `names` are those of the person: account name, e-mail address. */
export function refusalOfPassword(password: string, names: readonly string[]): Refusal | undefined {
  const letters = Array.from(password);
  if (letters.length < minimumPassword)
    return { code: "password-too-short", path: "password", data: { min: minimumPassword } };
  const folded = password.toLocaleLowerCase("vi");
  const isNamed = names.some((name) => name.length >= 3 && folded.includes(name.toLocaleLowerCase("vi")));
  if (isNamed || new Set(letters).size < 5) return { code: "password-too-easy", path: "password" };
  return undefined;
}
