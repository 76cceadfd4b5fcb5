// What a file is, is told by its content: documents and pictures are taken, whatever runs is not, under any name.
import assert from "node:assert/strict";
import test from "node:test";
import { strToU8, zipSync } from "fflate";
import { evidenceMediaOf } from "./media-of.ts";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const contentTypes = (main: string) =>
  strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}.main+xml"/></Types>`,
  );
const docx = zipSync({ "[Content_Types].xml": contentTypes(word), "word/document.xml": strToU8("<w/>") });
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const taken: Readonly<Record<string, Uint8Array>> = {
  "application/pdf": strToU8("%PDF-1.7\n%âãÏÓ\n1 0 obj\n"),
  "image/png": png,
  "image/jpeg": Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1),
  [word]: docx,
  "text/plain": strToU8("Biên bản ngày 21/11/2026: đã thống nhất.\n"),
};

for (const [media, bytes] of Object.entries(taken)) {
  test(`is told by its content: ${media}`, async () => {
    assert.equal(await evidenceMediaOf(bytes), media);
  });
}

const refused: Readonly<Record<string, Uint8Array>> = {
  "a Windows program": Buffer.concat([strToU8("MZ"), Buffer.alloc(300)]),
  "a Linux program": Buffer.concat([Uint8Array.of(0x7f), strToU8("ELF"), Buffer.alloc(100)]),
  "a shell script": strToU8("#!/bin/sh\nrm -rf /\n"),
  "a page with a script": strToU8("<!doctype html><script>alert(1)</script>"),
  "a picture with a script": strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
  "a plain archive": zipSync({ "a.exe": strToU8("MZ") }),
  "a document with macros": zipSync({
    "[Content_Types].xml": contentTypes("application/vnd.ms-word.document.macroEnabled"),
    "word/vbaProject.bin": strToU8("x"),
  }),
  "bytes that are no text": Uint8Array.of(0xc3, 0x28, 0xa0, 0xa1),
  "text with a control letter": strToU8("abc\u0000def"),
  nothing: new Uint8Array(),
};

for (const [what, bytes] of Object.entries(refused)) {
  test(`is not taken: ${what}`, async () => {
    assert.equal(await evidenceMediaOf(bytes), undefined);
  });
}

test("a letter cut in two by the end of what is looked at does not make text unreadable", async () => {
  assert.equal(await evidenceMediaOf(strToU8("bộ").subarray(0, 3)), "text/plain");
});
