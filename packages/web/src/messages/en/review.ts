// What the page of the review says around the document, in English; the document itself is in Vietnamese.
import type { review as source } from "../vi/review.ts";

export const review: typeof source = {
  title: "Interim review",
  about:
    "Choose agreement, period and cut-off; look at it; download the DOCX in the official format. Every figure opens the list it counts. The document is in Vietnamese.",
  agreement: "Agreement",
  chooseAgreement: "Choose an agreement",
  from: "From",
  cutOff: "Cut-off",
  layout: "Layout",
  layouts: { government: "State bodies (Decree 30/2020)", party: "Party bodies (Guidance 36-HD/VPTW)" },
  layoutOf: (name) => `As the signatories: ${name}`,
  issuer: "Issued by",
  number: "Document number",
  numberHelp: "Leave empty until the records office gives one.",
  download: "Download DOCX",
  preparing: "Preparing…",
  choose: "Choose an agreement to preview its review.",
  preview: "Preview",
  previewNote: "Preview: words and figures as in the file; page layout may differ.",
  failed: "The file could not be made:",
  signed: (number: number) =>
    `Figures of snapshot ${number}, which all parties signed; nothing written later changes this document.`,
};
