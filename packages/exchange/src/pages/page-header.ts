// The header of a page: the signed word of the owner about what the rows below it are. What the clause names is
// checked strictly; what it does not name is kept for later readers and ignored.
import { hash } from "node:crypto";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { parseStrictJson } from "../signing/strict-json.ts";
import { badPage } from "./bad-page.ts";
import { isHashText } from "./page-rows.ts";

export interface PageHeader {
  readonly grant: string;
  /** The number of the terms in force when the page was read. */
  readonly terms: number;
  readonly owner: string;
  readonly to: string;
  readonly register: string;
  /** The owner's declaration of the register. */
  readonly version: string;
  readonly epoch: number;
  readonly phase: "snapshot" | "journal";
  /** From 1 within an epoch of a grant, without gaps, also over new terms. */
  readonly number: number;
  /** The cursor the page goes on from; null on a page that begins a snapshot. */
  readonly from: string | null;
  /** The cursor after the page. */
  readonly upTo: string;
  /** SHA-256 of the payload of page `number - 1`; null on page 1. */
  readonly previous: string | null;
  readonly fields: readonly string[];
  /** How many rows follow. */
  readonly rows: number;
  readonly root: string;
  readonly whole: boolean;
  readonly begins: boolean;
  readonly ends: boolean;
  readonly at: string;
}

const mostFields = 1000;

type Check = (value: unknown) => boolean;
const uuid = matching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);
const hashText: Check = (value) => typeof value === "string" && isHashText(value);
const cursorText = matching(/^[A-Za-z0-9_-]{1,512}$/u);
const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/u);
const isBoolean: Check = (value) => typeof value === "boolean";

// In the order in which a header is written.
const members = {
  grant: uuid,
  terms: countFrom(1),
  owner: uuid,
  to: uuid,
  register: matching(/^[a-z][A-Za-z0-9-]{0,63}$/u),
  version: matching(/^[!-~]{1,100}$/u),
  epoch: countFrom(1),
  phase: (value) => value === "snapshot" || value === "journal",
  number: countFrom(1),
  from: (value) => value === null || cursorText(value),
  upTo: cursorText,
  previous: (value) => value === null || hashText(value),
  fields: isFieldList,
  rows: countFrom(0),
  root: hashText,
  whole: isBoolean,
  begins: isBoolean,
  ends: isBoolean,
  at: instant,
} as const satisfies Record<keyof PageHeader, Check>;

const names = Object.keys(members) as readonly (keyof PageHeader)[];

/** The payload to be signed: the named members in the order of X-40. */
export function encodePageHeader(header: PageHeader): Buffer {
  return Buffer.from(JSON.stringify(header, [...names]));
}

/**
 * A header out of the payload of a page envelope whose signature was checked. Refuses (`bad-page`) one that lacks a
 * named member or contradicts itself.
 */
export function parsePageHeader(payload: Uint8Array): Outcome<PageHeader> {
  const read = parseStrictJson(payload);
  if (!read.ok)
    return badPage("phần đầu không đúng dạng JSON đã quy định", "the header is not JSON as laid down");
  const { value } = read;
  const wrong = names.find((name) => !members[name](value[name]));
  if (wrong !== undefined) return wrongMember(wrong);
  // Every member of the interface was looked at above.
  const header = value as unknown as PageHeader;
  const contradiction = findContradiction(header);
  return contradiction === undefined ? done(header) : wrongMember(contradiction);
}

/** What a page is known by: SHA-256 of its payload as it came, in base64url. */
export function pageHash(payload: Uint8Array): string {
  return hash("sha256", payload, "base64url");
}

function findContradiction(header: PageHeader): keyof PageHeader | undefined {
  if ((header.number === 1) !== (header.previous === null)) return "previous";
  if (header.begins !== (header.from === null)) return "from";
  // A consumer that holds nothing can only begin at the beginning.
  if (header.number === 1 && !header.begins) return "begins";
  if (header.phase === "journal" && (header.begins || header.ends)) return "phase";
  if (header.phase === "snapshot" && !header.whole) return "whole";
  return undefined;
}

function isFieldList(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > mostFields) return false;
  const fields: readonly unknown[] = value;
  return new Set(fields).size === fields.length && fields.every(matching(/^[A-Za-z][A-Za-z0-9_]{0,63}$/u));
}

function matching(pattern: RegExp): Check {
  return (value) => typeof value === "string" && pattern.test(value);
}

function countFrom(least: number): Check {
  return (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= least;
}

function wrongMember(name: keyof PageHeader): Outcome<never> {
  return badPage(`“${name}” ở phần đầu`, `“${name}” of the header`);
}
