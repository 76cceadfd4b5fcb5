// The review as a sheet of paper: boxes at the top, sections, figures that open their lists, signature and recipients.
import { Link } from "@tanstack/react-router";
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { formatDocumentNumber } from "@nhipcau/domain/vietnamese/document-number.ts";
import { officialPlaceAndDate } from "@nhipcau/domain/vietnamese/official-date.ts";
import { formatNumber } from "../../app/format.ts";
import { useMessages } from "../../app/language.tsx";
import { classesRedFirst, countOf } from "../figures/part-class.ts";
import type { PartListSearch } from "../lists/part-list-search.ts";
import { abstractOf, figureSentences, outlineOf, roman } from "./review-outline.ts";
import classes from "./review.module.css";

export interface ReviewPreviewProps {
  readonly review: Review;
  readonly number: number | undefined;
}

export function ReviewPreview({ review, number }: ReviewPreviewProps) {
  const messages = useMessages().review;
  return (
    <article className={classes.sheet} aria-label={messages.preview} lang="vi" data-layout={review.layout}>
      <Boxes review={review} number={number} />
      <div className={classes.title}>
        <h2>BÁO CÁO</h2>
        {abstractOf(review).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Figures review={review} />
      {outlineOf(review).map((section, index) => (
        <section key={section.title}>
          <h3>
            {roman(index + 2)}. {section.title}
          </h3>
          {section.headings.map(({ title, points }, position) => (
            <div key={title}>
              {title === "" ? null : (
                <h4>
                  {position + 1}. {title}
                </h4>
              )}
              {points.map((point) => (
                <p key={point}>{points.length > 1 ? `- ${point}` : point}</p>
              ))}
            </div>
          ))}
        </section>
      ))}
      <Signature review={review} />
    </article>
  );
}

function Boxes({ review, number }: ReviewPreviewProps) {
  const { issuer, layout, cutOff, illustrative } = review;
  const isParty = layout === "party";
  const day = parseIsoDate(cutOff);
  return (
    <div className={classes.boxes}>
      <div>
        <strong>{issuer.name.toLocaleUpperCase("vi")}</strong>
        {isParty ? <span>*</span> : <hr />}
        <span>{numberLine(review, number)}</span>
        {illustrative ? <em>Dự thảo - có số liệu minh họa</em> : null}
      </div>
      <div>
        <strong>{isParty ? "ĐẢNG CỘNG SẢN VIỆT NAM" : "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}</strong>
        {isParty ? null : <strong>Độc lập - Tự do - Hạnh phúc</strong>}
        <hr />
        {day === undefined ? null : <em>{officialPlaceAndDate(issuer.locality.name, day)}</em>}
      </div>
    </div>
  );
}

function numberLine({ issuer, layout }: Review, number: number | undefined): string {
  const isParty = layout === "party";
  const symbol = isParty ? `BC/${issuer.symbol}` : `BC-${issuer.symbol}`;
  if (number === undefined) return isParty ? `Số        -${symbol}` : `Số:        /${symbol}`;
  return formatDocumentNumber({ grammar: isParty ? "party" : "state", number, symbol });
}

function Figures({ review }: { readonly review: Review }) {
  const { signatories, parties } = review;
  return (
    <section>
      <h3>I. Tình hình chung</h3>
      <p>
        Các bên ký kết: {signatories.map(({ name }) => name).join(", ")}. Các bên thực hiện nay:{" "}
        {parties.map(({ party }) => party.name).join(", ")}.
      </p>
      {figureSentences(review).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <FiguresOf review={review} caption="Theo địa phương" rows={review.byLocality} by="locality" />
      <FiguresOf review={review} caption="Theo lĩnh vực" rows={review.bySector} by="sector" />
    </section>
  );
}

interface FiguresOfProps {
  readonly review: Review;
  readonly caption: string;
  readonly rows: Review["byLocality"];
  readonly by: "locality" | "sector";
}

const columns = {
  "open-overdue": "Quá hạn",
  "open-in-term": "Trong hạn",
  "done-late": "Xong chậm",
  "done-on-time": "Xong đúng hạn",
  "cannot-rate": "Chưa thể đánh giá",
} as const;

function FiguresOf({ review, caption, rows, by }: FiguresOfProps) {
  const asOf = parseIsoDate(review.cutOff);
  const within = (id: string): PartListSearch => ({ agreement: review.agreement.id, [by]: id, asOf });
  return (
    <div className={classes.tableWrap}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" />
            {classesRedFirst.map((one) => (
              <th key={one} scope="col">
                {columns[one]}
              </th>
            ))}
            <th scope="col">Tổng số</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, figures }) => (
            <tr key={id}>
              <th scope="row">{name.vi}</th>
              {classesRedFirst.map((one) => (
                <td key={one}>
                  <Count
                    figures={figures}
                    count={countOf(figures, one)}
                    search={{ ...within(id), class: one }}
                    isRated={one !== "cannot-rate"}
                  />
                </td>
              ))}
              <td>
                <Count figures={figures} count={figures.total} search={within(id)} isRated={false} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CountProps {
  readonly figures: FiveNumbersView;
  readonly count: number;
  readonly search: PartListSearch;
  readonly isRated: boolean;
}

// A dash where there is nothing it could be counted out of; a link to the list otherwise.
function Count({ figures, count, search, isRated }: CountProps) {
  if (isRated && figures.rateable === 0) return "-";
  if (count === 0) return "0";
  return (
    <Link to="/phan-viec" search={search}>
      {formatNumber(count, "vi")}
    </Link>
  );
}

function Signature({ review }: { readonly review: Review }) {
  return (
    <div className={classes.signature}>
      <div>
        <strong>
          <em>Nơi nhận:</em>
        </strong>
        {review.recipients.map((name) => (
          <span key={name}>- {name};</span>
        ))}
        <span>{review.layout === "party" ? "- Lưu Văn phòng." : "- Lưu: VT."}</span>
      </div>
      <div>
        <strong>
          {review.layout === "party" ? "T/M" : "TM."} {review.issuer.name.toLocaleUpperCase("vi")}
        </strong>
      </div>
    </div>
  );
}
