// A joint petition (tờ trình) as a DOCX in the layout of Nghị định 30/2020/NĐ-CP, issued by several bodies side by side. What
// it says comes from the petition as data; this file puts the parts of the document in order.
import { Document, Packer, Paragraph } from "docx";
import type { PetitionLetter } from "@nhipcau/operations/obstacles/petition-letter.ts";
import { bodyParagraph } from "../review-document/body-paragraphs.ts";
import { addressee, typeAndAbstract } from "../review-document/header-boxes.ts";
import { fullName } from "../review-document/issuing-body.ts";
import { officialLayout } from "../review-document/official-layout.ts";
import { pageSection, pageStyles } from "../review-document/page-setup.ts";
import { plainText, withoutEndMark } from "../review-document/plain-text.ts";
import { stampedPackage } from "../review-document/stamped-package.ts";
import { jointHeader } from "./joint-header.ts";
import { jointSigners } from "./joint-signers.ts";

/** The DOCX file of a petition. The same letter gives the same bytes. */
export async function petitionDocument(letter: PetitionLetter): Promise<Uint8Array> {
  const layout = officialLayout("government");
  const title = withoutEndMark(letter.title);
  const document = new Document({
    styles: pageStyles(layout),
    sections: [
      {
        ...pageSection(layout),
        children: [
          ...jointHeader(layout, letter),
          ...typeAndAbstract(layout, [title], "TỜ TRÌNH"),
          addressee(layout, fullName(letter.addressee)),
          ...bodyLines(letter.text).map((line) => bodyParagraph(line)),
          ...jointSigners(layout, letter),
          new Paragraph({ style: "Line" }), // a document may not end with a table
        ],
      },
    ],
  });
  return stampedPackage(new Uint8Array(await Packer.toArrayBuffer(document)), {
    title: `Tờ trình ${title}`,
    subject: "Kiến nghị chung",
    creator: letter.parties.map(({ issuer }) => fullName(issuer.name)).join("; "),
    date: letter.sentOn ?? letter.draftedOn,
  });
}

/** The paragraphs of a text that people typed; the last one ends as official texts do, with ./. */
function bodyLines(text: string): readonly string[] {
  const lines = text
    .split(/\r?\n/u)
    .map(plainText)
    .filter((line) => line !== "");
  const last = lines.pop();
  if (last === undefined) return [];
  return [...lines, last.endsWith("./.") ? last : `${withoutEndMark(last)}./.`];
}
