// Streams the XML of one part of a workbook through a parser. Document type declarations are refused (no entities to
// expand), and so is a stretch without a tag that would grow in memory without end.
import { StringDecoder } from "node:string_decoder";
import { SaxesParser } from "saxes";
import { Unreadable, unreadable } from "./unreadable.ts";

export interface XmlHandlers {
  /** Names come without a namespace prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Feeds chunks to the handlers; yields after each chunk, so that the caller can hand on what they gathered. */
export async function* parseXml(
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  longestStretch: number,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false } as const);
  const decoder = new StringDecoder("utf8");
  let stretch = 0;
  parser.on("error", (error) => {
    throw new Unreadable(unreadable("damaged"), { cause: error });
  });
  parser.on("doctype", () => {
    throw new Unreadable(unreadable("doctype"));
  });
  parser.on("opentag", ({ name, attributes }) => {
    stretch = 0;
    handlers.open?.(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    stretch = 0;
    handlers.close?.(localName(name));
  });
  const takeText = (text: string): void => handlers.text?.(text);
  parser.on("text", takeText);
  parser.on("cdata", takeText);
  for await (const chunk of bytes) {
    stretch += chunk.length;
    parser.write(decoder.write(chunk));
    if (stretch > longestStretch + chunk.length) throw new Unreadable(unreadable("huge-cell"));
    yield;
  }
  parser.write(decoder.end());
  parser.close();
  yield;
}

/** Reads a small part whole. */
export async function readXml(
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  longestStretch: number,
): Promise<void> {
  const steps = parseXml(bytes, handlers, longestStretch);
  while (!(await steps.next()).done);
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
