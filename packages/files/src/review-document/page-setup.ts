// The page itself: size, margins, the number at the top of every page but the first, and the styles that the rest names.
import {
  AlignmentType,
  Header,
  type IParagraphStyleOptions,
  type ISectionOptions,
  type IStylesOptions,
  LineRuleType,
  NumberFormat,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { fontName, halfPoints, type OfficialLayout, pageMillimetres, twips } from "./official-layout.ts";

const firstLineMillimetres = 12.7;

/** Page size, margins and page numbers, for the section that holds the whole document. */
export function pageSection(layout: OfficialLayout): Omit<ISectionOptions, "children"> {
  const page = pageMillimetres;
  return {
    properties: {
      titlePage: true, // the first page has a header of its own, empty, so it shows no number
      page: {
        size: { width: twips(page.width), height: twips(page.height) },
        margin: {
          top: twips(page.top),
          bottom: twips(page.bottom),
          left: twips(page.left),
          right: twips(page.right),
          header: twips(page.pageNumber),
          footer: twips(page.pageNumber),
          gutter: 0,
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: {
      first: new Header({ children: [new Paragraph({ style: "PageNumber" })] }),
      default: new Header({ children: [pageNumberParagraph(layout)] }),
    },
  };
}

/** Styles by name: body text, headings, points, table text, lines. Word and LibreOffice both show and let one change them. */
export function pageStyles(layout: OfficialLayout): IStylesOptions {
  const size = halfPoints(layout.body);
  const justified = {
    alignment: AlignmentType.JUSTIFIED,
    widowControl: true,
    indent: { firstLine: twips(firstLineMillimetres) },
    spacing: { before: 0, after: 120, line: 276, lineRule: LineRuleType.AUTO }, // LibreOffice takes no rule for an exact one
  };
  const headingRun = { bold: true, size, color: "000000", font: fontName };
  const heading = { ...justified, keepNext: true, keepLines: true };
  return {
    default: {
      document: {
        run: {
          font: fontName,
          size,
          color: "000000",
          language: { value: "vi-VN", eastAsia: "vi-VN", bidirectional: "ar-SA" },
        },
      },
      heading1: { run: headingRun, paragraph: { ...heading, outlineLevel: 0 } },
      heading2: { run: headingRun, paragraph: { ...heading, outlineLevel: 1 } },
    },
    paragraphStyles: [
      { id: "BodyText", name: "Body Text", basedOn: "Normal", quickFormat: true, paragraph: justified },
      ...namedStyles(layout),
    ],
  };
}

function pageNumberParagraph(layout: OfficialLayout): Paragraph {
  return new Paragraph({
    style: "PageNumber",
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(layout.pageNumber) })],
  });
}

function namedStyles(layout: OfficialLayout): readonly IParagraphStyleOptions[] {
  return [
    { id: "Point", name: "Point", basedOn: "BodyText", quickFormat: true },
    {
      id: "Centred",
      name: "Centred",
      basedOn: "Normal",
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } },
    },
    {
      id: "TableText",
      name: "Table Text",
      basedOn: "Normal",
      run: { size: halfPoints(layout.table) },
      paragraph: { spacing: { before: 40, after: 40 } },
    },
    {
      id: "TableCaption",
      name: "Table Caption",
      basedOn: "Centred",
      run: { bold: true },
      paragraph: { keepNext: true, spacing: { before: 120, after: 80 } },
    },
    {
      id: "Recipients",
      name: "Recipients",
      basedOn: "Normal",
      run: { size: halfPoints(layout.recipients) },
      paragraph: { alignment: AlignmentType.LEFT, spacing: { before: 0, after: 0 } },
    },
    {
      id: "PageNumber",
      name: "Page Number Line",
      basedOn: "Centred",
      run: { size: halfPoints(layout.pageNumber) },
    },
    { id: "Line", name: "Line", basedOn: "Normal", run: { size: 4 } },
  ];
}
