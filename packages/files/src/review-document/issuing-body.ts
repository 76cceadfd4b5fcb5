// What a document says about the body that issues it: its name in the header, its symbol, and on whose behalf it is signed.
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import { formatDocumentNumber } from "@nhipcau/domain/vietnamese/document-number.ts";
import type { LayoutKind } from "./official-layout.ts";
import { plainText } from "./plain-text.ts";

export type Issuer = Review["issuer"];

/** The body's name in full, as box 2 has it: `UBND tỉnh …` is written out. */
export function fullName(name: string): string {
  return plainText(name)
    .replace(/^UBND(?=\s)/u, "Ủy ban nhân dân")
    .replace(/^HĐND(?=\s)/u, "Hội đồng nhân dân");
}

/** The lines of the body's name in capitals; a People's Committee or Council has its locality on a line of its own. */
export function issuerLines(issuer: Issuer): readonly string[] {
  const found = /^((?:Ủy ban|Hội đồng) nhân dân)\s+(.+)$/iu.exec(fullName(issuer.name));
  const lines = found ? [found[1] ?? "", found[2] ?? ""] : [fullName(issuer.name)];
  return lines.map(inCapitals);
}

/**
 * The superior body that stands above the issuer in the header. People's Committees and Councils, and the Party
 * committees of provinces, stand alone there, whoever they report to.
 */
export function superiorInHeader(issuer: Issuer): string | undefined {
  if (issuer.superior === undefined || kindOf(issuer) !== "other") return undefined;
  return inCapitals(fullName(issuer.superior));
}

/** `Số: 05/BC-UBND`, `Số 05-BC/TU`; without a number there is room to write it by hand. `type` is BC, BB, … */
export function numberAndSymbol(
  issuer: Issuer,
  layout: LayoutKind,
  number: number | undefined,
  type = "BC",
): string {
  const separator = layout === "party" ? "/" : "-";
  const symbol = [type, plainText(issuer.symbol)].filter((part) => part !== "").join(separator);
  if (number === undefined) {
    const room = "\u{A0}".repeat(8);
    return layout === "party" ? `Số${room}-${symbol}` : `Số:${room}/${symbol}`;
  }
  return formatDocumentNumber({ grammar: layout === "party" ? "party" : "state", number, symbol });
}

/**
 * The authority by which a person signs, one line each: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. Party
 * bodies write `T/M` and `K/T`; a deputy secretary signs for the standing committee without `K/T`.
 */
export function signatureLines(issuer: Issuer, layout: LayoutKind, signerTitle?: string): readonly string[] {
  const kind = kindOf(issuer);
  const onBehalfOf = layout === "party" ? "T/M" : "TM.";
  const inPlaceOf = layout === "party" ? "K/T" : "KT.";
  const title = inCapitals(plainText(signerTitle ?? "") || usualSigner[kind]);
  const head = title.startsWith("PHÓ ") && kind !== "party-committee" ? title.slice(4) : undefined;
  return [
    ...(kind === "other" ? [] : [`${onBehalfOf} ${collective[kind]}`]),
    ...(head === undefined ? [] : [`${inPlaceOf} ${head}`]),
    title,
  ];
}

export function inCapitals(text: string): string {
  return plainText(text).toLocaleUpperCase("vi");
}

/** Where the body's own copy is kept, the last of the recipients. */
export function archiveLine(issuer: Issuer, layout: LayoutKind): string {
  if (layout === "government") return "Lưu: VT.";
  const office = /^(Tỉnh ủy|Thành ủy)/iu.exec(fullName(issuer.name));
  return office ? `Lưu Văn phòng ${office[1] ?? ""}.` : "Lưu Văn phòng.";
}

type BodyKind = "peoples-committee" | "peoples-council" | "party-committee" | "other";

const collective: Record<Exclude<BodyKind, "other">, string> = {
  "peoples-committee": "ỦY BAN NHÂN DÂN",
  "peoples-council": "HỘI ĐỒNG NHÂN DÂN",
  "party-committee": "BAN THƯỜNG VỤ",
};

// One Vice Chair of each locality directs the programme and signs its reports, unless another title is given.
const usualSigner: Record<BodyKind, string> = {
  "peoples-committee": "Phó Chủ tịch",
  "peoples-council": "Phó Chủ tịch",
  "party-committee": "Phó Bí thư",
  other: "Thủ trưởng cơ quan",
};

function kindOf(issuer: Issuer): BodyKind {
  const name = fullName(issuer.name);
  if (/^Ủy ban nhân dân(\s|$)/iu.test(name)) return "peoples-committee";
  if (/^Hội đồng nhân dân(\s|$)/iu.test(name)) return "peoples-council";
  if (/^(Ban Thường vụ\s+)?(Tỉnh ủy|Thành ủy)(\s|$)/iu.test(name)) return "party-committee";
  return "other";
}
