// Reads a document back out of its package, for the tests: texts, runs and attributes as a program that reads XML has them.
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { reviewDocument, type ReviewDocumentOptions } from "./review-document.ts";

export const sampleOptions = { number: 5, place: "Quảng Ninh", date: calendarDate("2027-02-05") };

/** The parts of the package as text, by path. */
export async function unpacked(
  review: Review,
  given: ReviewDocumentOptions = sampleOptions,
): Promise<Record<string, string>> {
  const entries = unzipSync(await reviewDocument(review, given));
  return Object.fromEntries(Object.entries(entries).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** The main part of the package. */
export async function documentXml(
  review: Review,
  given: ReviewDocumentOptions = sampleOptions,
): Promise<string> {
  return (await unpacked(review, given))["word/document.xml"] ?? "";
}

/** The paragraphs that are not empty, in order. */
export async function documentTexts(
  review: Review,
  given: ReviewDocumentOptions = sampleOptions,
): Promise<string[]> {
  return paragraphs(await documentXml(review, given)).filter((text) => text !== "");
}

/** The text of every paragraph, in order, as a program that reads XML sees it. */
export function paragraphs(xml: string): string[] {
  const found: string[] = [];
  let inText = false;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => {
    if (name === "w:p") found.push("");
    inText = name === "w:t";
  });
  parser.on("closetag", () => (inText = false));
  parser.on("text", (text) => {
    if (inText) found.push((found.pop() ?? "") + text);
  });
  parser.write(xml).close();
  return found;
}

/** Text, size in points, and b for bold, i for italic, of every run that states its size. */
export function runs(xml: string): [string, number, string][] {
  return [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gu)].flatMap(([, run = ""]) => {
    const text = /<w:t[^>]*>([^<]*)<\/w:t>/u.exec(run)?.[1] ?? "";
    const size = /<w:sz w:val="(\d+)"\/>/u.exec(run)?.[1];
    const marks = `${run.includes("<w:b/>") ? "b" : ""}${run.includes("<w:i/>") ? "i" : ""}`;
    return text === "" || size === undefined ? [] : [[text, Number(size) / 2, marks]];
  });
}

/** The attributes of the first such element. */
export function attributes(xml: string, element: string): Record<string, string> {
  const tag = new RegExp(`<${element} ([^>]*)/?>`, "u").exec(xml)?.[1] ?? "";
  return Object.fromEntries(
    [...tag.matchAll(/([\w:]+)="([^"]*)"/gu)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** How often a pattern occurs. */
export function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** Fails where a reader of XML would. */
export function assertWellFormed(path: string, xml: string): void {
  const parser = new SaxesParser();
  parser.on("error", (error) => assert.fail(`${path}: ${error.message}`));
  parser.write(xml).close();
}
