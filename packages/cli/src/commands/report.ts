// `nhipcau report`: the interim review of an agreement as DOCX, the same document as the page gives.
import { writeFile } from "node:fs/promises";
import { dayInVietnam, parseWrittenDate } from "@nhipcau/domain/calendar-date.ts";
import { reviewDocument } from "@nhipcau/files/review-document/review-document.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import { readReview } from "@nhipcau/operations/programme/review.ts";
import { exitCodes } from "../node/terminal.ts";
import { type CommonOptions, withNode } from "../node/with-node.ts";

export interface ReportOptions extends CommonOptions {
  readonly locality: string;
  readonly cutOff?: string;
  readonly from?: string;
  readonly layout?: string;
  readonly number?: string;
}

const layouts = ["government", "party"] as const;

export function report(agreement: string, file: string, options: ReportOptions): Promise<number> {
  return withNode(options, async (node, terminal) => {
    const today = dayInVietnam(Date.now());
    const [cutOff, from] = [
      parseWrittenDate(options.cutOff ?? today),
      options.from === undefined ? undefined : parseWrittenDate(options.from),
    ];
    if (!cutOff || (options.from !== undefined && !from)) {
      return terminal.refuse([
        { code: "no-such-date", path: "--cut-off", data: { value: options.cutOff ?? options.from ?? "" } },
      ]);
    }
    const wanted = layouts.find((name) => name === options.layout);
    const asked = {
      agreement,
      cutOff,
      ...(wanted === undefined ? {} : { layout: wanted }),
      ...(from === undefined ? {} : { from }),
    } as const;
    const review = await readReview(node.store, systemOf(options.locality), today, asked);
    if (!review.ok) return terminal.refuse(review.refusals);
    const number = Number(options.number);
    const bytes = await reviewDocument(review.value, {
      place: review.value.issuer.locality.name,
      date: today,
      ...(Number.isInteger(number) && number > 0 ? { number } : {}),
    });
    await writeFile(file, bytes);
    const { figures } = review.value;
    terminal.result(
      { file, cutOff, figures },
      `Đã viết ${file}: ${figures.openOverdue} trong ${figures.rateable} phần việc có thời hạn đang quá hạn (chốt ${cutOff}).`,
      `${file} written: ${figures.openOverdue} of ${figures.rateable} due parts are overdue (cut-off ${cutOff}).`,
    );
    return exitCodes.done;
  });
}
