// Number and symbol of a document in the two grammars in use: state bodies write `Số: 05/BC-UBND` (NĐ 30/2020, box 3;
// legal documents add the year, `30/2020/NĐ-CP`), Party bodies `Số 05-BC/TU`. A number below 10 is padded in both.

export interface DocumentNumber {
  readonly grammar: "state" | "party";
  readonly number: number;
  readonly year?: number;
  /** What stands behind the number: `BC-UBND`, `NĐ-CP`, `UBND-NC` of a state body, `BC/TU` of a Party body. */
  readonly symbol: string;
}

/** Writes a document number with `Số` in front, as its grammar has it. */
export function formatDocumentNumber(document: DocumentNumber): string {
  return `${document.grammar === "state" ? "Số:" : "Số"} ${documentNumberAndSymbol(document)}`;
}

/** Writes it without `Số`, as it is cited: `05/BC-UBND`, `30/2020/NĐ-CP`, `05-BC/TU`. */
export function documentNumberAndSymbol({ grammar, number, year, symbol }: DocumentNumber): string {
  const padded = String(number).padStart(2, "0");
  if (grammar === "party") return `${padded}-${symbol}`;
  return year === undefined ? `${padded}/${symbol}` : `${padded}/${year}/${symbol}`;
}

/** Reads either grammar, with or without `Số`; undefined when it is neither. */
export function parseDocumentNumber(written: string): DocumentNumber | undefined {
  const text = written
    .normalize("NFC")
    .trim()
    .replace(/^số\s*:?\s*/iu, "")
    .replaceAll(/\s*([/-])\s*/gu, "$1");
  const state = /^(\d{1,6})\/(?:(\d{4})\/)?(\p{Lu}[\p{L}\d.&]*(?:-[\p{L}\d.&]+)*)$/u.exec(text);
  if (state) return fromFound("state", state);
  const party = /^(\d{1,6})-()(\p{Lu}[\p{L}\d.&]*\/\p{Lu}[\p{L}\d.&]*)$/u.exec(text);
  return party ? fromFound("party", party) : undefined;
}

function fromFound(grammar: DocumentNumber["grammar"], found: RegExpExecArray): DocumentNumber | undefined {
  const [, number = "", year, symbol = ""] = found;
  if (Number(number) === 0) return undefined;
  const document = { grammar, number: Number(number), symbol };
  return year ? { ...document, year: Number(year) } : document;
}
