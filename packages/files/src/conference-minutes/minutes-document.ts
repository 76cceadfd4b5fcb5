// The minutes of a conference (biên bản hội nghị) as a DOCX in the layout of Nghị định 30/2020/NĐ-CP, signed by both sides.
import { Document, Packer, Paragraph } from "docx";
import type { Minutes } from "@nhipcau/operations/ports/minutes.ts";
import { headerBoxes, typeAndAbstract } from "../review-document/header-boxes.ts";
import { fullName } from "../review-document/issuing-body.ts";
import { officialLayout } from "../review-document/official-layout.ts";
import { pageSection, pageStyles } from "../review-document/page-setup.ts";
import { plainText } from "../review-document/plain-text.ts";
import { stampedPackage } from "../review-document/stamped-package.ts";
import { minutesBody } from "./minutes-body.ts";
import { sideSignatures } from "./side-signatures.ts";

/** The DOCX file of a conference's minutes. The same minutes and number give the same bytes. */
export async function minutesDocument(
  minutes: Minutes,
  options: { readonly number?: number },
): Promise<Uint8Array> {
  const layout = officialLayout("government");
  const { issuer, date, illustrative } = minutes;
  const abstract = [plainText(minutes.title)];
  const document = new Document({
    styles: pageStyles(layout),
    sections: [
      {
        ...pageSection(layout),
        children: [
          headerBoxes(layout, {
            issuer,
            number: options.number,
            place: issuer.locality.name,
            date,
            illustrative,
            type: "BB",
          }),
          ...typeAndAbstract(layout, abstract, "BIÊN BẢN"),
          ...minutesBody(minutes),
          ...sideSignatures(layout, minutes),
          new Paragraph({ style: "Line" }), // a document may not end with a table
        ],
      },
    ],
  });
  return stampedPackage(new Uint8Array(await Packer.toArrayBuffer(document)), {
    title: `Biên bản ${abstract.join(" ")}`,
    subject: "Biên bản hội nghị",
    creator: fullName(issuer.name),
    date,
  });
}
