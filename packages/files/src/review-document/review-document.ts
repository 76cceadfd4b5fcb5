// The interim review (báo cáo sơ kết) as a DOCX: the layout of Nghị định 30/2020/NĐ-CP, or that of Party bodies where the
// review says so. What it says comes from the review as data; this file puts the parts of the document in order.
import { Document, Packer, Paragraph } from "docx";
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { addressee, headerBoxes, typeAndAbstract } from "./header-boxes.ts";
import { fullName } from "./issuing-body.ts";
import { officialLayout } from "./official-layout.ts";
import { pageSection, pageStyles } from "./page-setup.ts";
import { plainText } from "./plain-text.ts";
import { abstractLines, reviewBody, reviewWord } from "./review-body.ts";
import { signatureBlock } from "./signature-block.ts";
import { stampedPackage } from "./stamped-package.ts";

export interface ReviewDocumentOptions {
  /** The number given by the records office; without it there is room to write it. */
  readonly number?: number;
  /** The title of who signs (`Phó Chủ tịch`); the usual one of the issuer without it. */
  readonly signerTitle?: string;
  /** The place in front of the date: the name of the province or city. */
  readonly place: string;
  readonly date: CalendarDate;
}

/** The DOCX file of a review. The same review and options give the same bytes. */
export async function reviewDocument(review: Review, options: ReviewDocumentOptions): Promise<Uint8Array> {
  const layout = officialLayout(review.layout);
  const { issuer, recipients, illustrative } = review;
  const { number, signerTitle, place, date } = options;
  const abstract = abstractLines(review);
  const superior = plainText(issuer.superior ?? "");
  const document = new Document({
    styles: pageStyles(layout),
    sections: [
      {
        ...pageSection(layout),
        children: [
          headerBoxes(layout, { issuer, number, place, date, illustrative }),
          ...typeAndAbstract(layout, abstract),
          ...(superior === "" ? [] : [addressee(layout, fullName(superior))]),
          ...reviewBody(review),
          signatureBlock(layout, { issuer, signerTitle, recipients, addressed: superior !== "" }),
          new Paragraph({ style: "Line" }), // a document may not end with a table
        ],
      },
    ],
  });
  return stampedPackage(new Uint8Array(await Packer.toArrayBuffer(document)), {
    title: `Báo cáo ${lowerFirst(abstract.join(" "))}`,
    subject: `Báo cáo ${reviewWord(review)}`,
    creator: fullName(issuer.name),
    date,
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}
