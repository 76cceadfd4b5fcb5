// The same report made twice gives the same bytes: the library writes the clock into the core properties and the archive, so
// both are written again here from the document's own date. The core properties also say which language the text is in.
import { unzipSync, type Zippable, zipSync } from "fflate";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { plainText } from "./plain-text.ts";

export interface CoreProperties {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  readonly date: CalendarDate;
}

/** The package `bytes` with these core properties and every entry dated on the document's day. */
export function stampedPackage(bytes: Uint8Array, properties: CoreProperties): Uint8Array {
  const entries = unzipSync(bytes);
  entries["docProps/core.xml"] = new TextEncoder().encode(coreXml(properties));
  const [year = 0, month = 0, day = 0] = properties.date.split("-").map(Number);
  // The archive has no time zone and its format begins in 1980; the local constructor is what it is written from.
  const mtime = new Date(Math.max(year, 1980), month - 1, day);
  const dated: Zippable = {};
  for (const path of Object.keys(entries).toSorted(contentTypesFirst)) {
    const content = entries[path];
    if (content) dated[path] = [content, { mtime, level: 6 }];
  }
  return zipSync(dated);
}

// The list of content types stands first, as Word writes it and tools that guess a file's type expect.
function contentTypesFirst(a: string, b: string): number {
  const types = "[Content_Types].xml";
  return Number(b === types) - Number(a === types);
}

function coreXml({ title, subject, creator, date }: CoreProperties): string {
  const moment = `${date}T00:00:00Z`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject><dc:creator>${escaped(creator)}</dc:creator><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`;
}

function escaped(text: string): string {
  return plainText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
