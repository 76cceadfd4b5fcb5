// The two written forms of an agency identifier, and the one form in which it is kept. The exchange standard QCVN 102
// writes from the smallest unit up, always four groups, zeros where there is no unit (`000.03.05.H49`); QĐ 20/2020 writes
// from the top down and only what is there (`H49.05.03`). The second is kept.

/** An agency identifier: the code of the ministry or province, then its units from the top down. */
export interface AgencyCode {
  readonly top: string;
  readonly units: readonly string[];
}

/** Reads either written form; undefined when it is neither, or when a unit stands under one that is not named. */
export function parseAgencyCode(written: string): AgencyCode | undefined {
  const groups = written.normalize("NFKC").trim().toUpperCase().split(".");
  const fromTop = isTop(groups.at(-1)) && groups.length > 1 ? suffixToTopDown(groups) : groups;
  const [top, ...units] = fromTop ?? [];
  if (top === undefined || !isTop(top) || !units.every((unit) => /^\d{2,3}$/u.test(unit))) return undefined;
  while (isEmpty(units.at(-1))) units.pop();
  return units.some(isEmpty) ? undefined : { top, units };
}

/** The form that is kept and compared: `H49`, `H49.05`, `H49.05.03`. */
export function agencyCodeText(code: AgencyCode): string {
  return [code.top, ...code.units].join(".");
}

/** The form of QCVN 102, `000.03.05.H49`; undefined for a code that is too deep or too wide for its four groups. */
export function agencyCodeForExchange(code: AgencyCode): string | undefined {
  const [second = "00", third = "00", fourth = "000", ...deeper] = code.units;
  if (deeper.length > 0 || second.length !== 2 || third.length !== 2 || fourth.length !== 3) return undefined;
  return [fourth, third, second, code.top].join(".");
}

function suffixToTopDown(groups: readonly string[]): readonly string[] | undefined {
  const [fourth, third, second] = groups;
  const isShaped = groups.length === 4 && fourth?.length === 3 && third?.length === 2 && second?.length === 2;
  return isShaped ? groups.toReversed() : undefined;
}

function isTop(group: string | undefined): boolean {
  return group !== undefined && /^[A-Z]\d{2}$/u.test(group);
}

function isEmpty(group: string | undefined): boolean {
  return group !== undefined && /^0+$/u.test(group);
}
