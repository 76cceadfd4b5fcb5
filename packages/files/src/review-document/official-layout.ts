// The two layouts of official documents as figures: state bodies follow Nghị định 30/2020/NĐ-CP (Annex I), Party bodies
// Hướng dẫn 36-HD/VPTW. Everything that differs in size between them stands here, and nowhere else.
import { convertMillimetersToTwip } from "docx";

export type LayoutKind = "government" | "party";

/** Sizes of the parts of a document, in points. */
export interface OfficialLayout {
  readonly kind: LayoutKind;
  readonly nationTitle: number;
  readonly motto: number;
  readonly superior: number;
  readonly issuer: number;
  readonly number: number;
  readonly placeAndDate: number;
  readonly typeName: number;
  readonly abstract: number;
  readonly body: number;
  readonly table: number;
  readonly signer: number;
  readonly recipientsWord: number;
  readonly recipients: number;
  readonly pageNumber: number;
}

export const fontName = "Times New Roman";

/** The page in millimetres: A4 portrait, with margins inside the ranges of both rules. */
export const pageMillimetres = {
  width: 210,
  height: 297,
  top: 20,
  bottom: 20,
  left: 30,
  right: 15,
  pageNumber: 10,
} as const;

export const textMillimetres = pageMillimetres.width - pageMillimetres.left - pageMillimetres.right;

const layouts: Record<LayoutKind, OfficialLayout> = {
  government: {
    kind: "government",
    nationTitle: 13,
    motto: 14,
    superior: 13,
    issuer: 13,
    number: 13,
    placeAndDate: 14,
    typeName: 14,
    abstract: 14,
    body: 14,
    table: 12,
    signer: 14,
    recipientsWord: 12,
    recipients: 11,
    pageNumber: 14,
  },
  party: {
    kind: "party",
    nationTitle: 15,
    motto: 14,
    superior: 14,
    issuer: 14,
    number: 14,
    placeAndDate: 14,
    typeName: 16,
    abstract: 14,
    body: 14,
    table: 12,
    signer: 14,
    recipientsWord: 14,
    recipients: 12,
    pageNumber: 14,
  },
};

export function officialLayout(kind: LayoutKind): OfficialLayout {
  return layouts[kind];
}

/** Points as the file format counts sizes of letters. */
export function halfPoints(points: number): number {
  return points * 2;
}

/** Millimetres as the file format counts lengths (twentieths of a point). */
export function twips(millimetres: number): number {
  return convertMillimetersToTwip(millimetres);
}
