// Urging about one commitment: explanations asked for and given, requests for another deadline, and when we were urged; with
// what the person who looks may do, by the same tables that decide a write.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { ExplanationView, ExtensionRequestView } from "@nhipcau/contract/shapes/urging.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { awaitsAnswer } from "@nhipcau/domain/urging/explanation-state.ts";
import { awaitsDecision } from "@nhipcau/domain/urging/extension-request-state.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { explanations } from "@nhipcau/registers/cooperation/explanations.ts";
import { extensionRefusals } from "@nhipcau/registers/cooperation/extension-refusals.ts";
import { extensionRequests } from "@nhipcau/registers/cooperation/extension-requests.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import type { Acting } from "../ports/acting.ts";
import type { DutyName, NoticeStore } from "../ports/notices.ts";
import type { ReadTransaction, Store } from "../ports/store.ts";
import { type Programme, readProgramme } from "../programme/programme.ts";
import type { RatedCommitment } from "../programme/rated-parts.ts";
import { localityNamed } from "../programme/views.ts";
import { readCalendar } from "../programme/work-calendar.ts";
import { mayWrite } from "../records/permission.ts";
import { readExplanations } from "./explanations-asked.ts";
import { decisionsAbout, stageOfRequest } from "./extension-decisions.ts";
import { noticeViews } from "./notice-views.ts";
import { openParts, partsToAskAbout } from "./parts-to-ask-about.ts";
import { recordsThatRefer } from "./records-that-refer.ts";

export type CommitmentUrging = ResponseOf<typeof routes.commitmentUrging>;

interface Looking {
  readonly transaction: ReadTransaction;
  readonly programme: Programme;
  readonly commitment: RatedCommitment;
  readonly acting: Acting;
  readonly partIds: readonly string[];
}

/** Everything of urging about a commitment on a day. Refuses an id that is not there. */
export async function readCommitmentUrging(
  store: Store,
  notices: NoticeStore,
  acting: Acting,
  day: { readonly asOf: CalendarDate; readonly today: CalendarDate },
  id: string,
): Promise<Outcome<CommitmentUrging>> {
  const found = await store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const commitment = programme.commitments.get(id);
    if (!commitment) return undefined;
    const partIds = commitment.parts.map(({ row }) => row.id);
    const looking: Looking = { transaction, programme, commitment, acting, partIds };
    return {
      asOf: day.asOf,
      explanations: await explanationViews(looking),
      extensionRequests: await requestViews(looking),
      mayAsk: await partsThatMayBeAskedAbout(looking),
      mayRequestExtension: partsToExtend(looking),
      partIds,
    };
  });
  if (!found) return refused({ code: "not-found", data: { what: id } });
  const { partIds, ...view } = found;
  return done({ ...view, notices: await noticesAbout(store, notices, acting, partIds, view.explanations) });
}

async function noticesAbout(
  store: Store,
  notices: NoticeStore,
  acting: Acting,
  partIds: readonly string[],
  asked: readonly ExplanationView[],
): Promise<CommitmentUrging["notices"]> {
  if (acting.locality === "") return [];
  const duties: DutyName[] = [
    ...partIds.flatMap((id) => [
      { kind: "part" as const, id },
      { kind: "confirmation" as const, id },
    ]),
    ...asked.map(({ id }) => ({ kind: "explanation" as const, id })),
  ];
  const kept = await notices.history(acting, duties);
  const views = await noticeViews(store, kept);
  return views.map((view, index) => ({ ...view, part: kept[index]?.about.part ?? "" }));
}

async function explanationViews({
  transaction,
  programme,
  acting,
  partIds,
}: Looking): Promise<ExplanationView[]> {
  const calendar = await readCalendar(transaction);
  const asked = await readExplanations(transaction, partIds, calendar, programme.asOf);
  return asked.map(({ id, part, question, askedOn, askedBy, illustrative, state, answers }) => {
    const open = awaitsAnswer(state.stage);
    const isOurs = programme.parts.get(part)?.steward === acting.locality;
    const mayDo: ExplanationView["mayDo"] = [
      ...(open && isOurs && mayWrite(acting, explanations) ? (["answer"] as const) : []),
      ...(open && askedBy === acting.locality && mayWrite(acting, explanationRequests)
        ? (["withdraw"] as const)
        : []),
    ];
    return {
      id,
      part,
      question,
      askedBy: localityNamed(programme, askedBy),
      askedOn,
      due: state.due,
      stage: state.stage,
      answers: [...answers],
      illustrative,
      mayDo,
    };
  });
}

async function requestViews(looking: Looking): Promise<ExtensionRequestView[]> {
  const { transaction, programme, acting, partIds } = looking;
  const requests = (await recordsThatRefer(transaction, extensionRequests, "part", partIds)).filter(
    ({ body }) => body.askedOn <= programme.asOf,
  );
  const decisions = await decisionsAbout(
    transaction,
    requests.map(({ id }) => id),
  );
  const records = await transaction.findMany(parts, partIds);
  return requests
    .toSorted((a, b) => (a.body.askedOn < b.body.askedOn ? 1 : -1))
    .map((request) => {
      const { id, body, steward } = request;
      const stage = stageOfRequest(request, decisions, programme.asOf);
      const part = records.get(body.part);
      const decider = programme.stewardOf(
        String(part?.body["assigner"] ?? part?.body["locality"] ?? steward),
      );
      const decision = decisions.find((one) => one.request === id && one.on <= programme.asOf);
      const open = awaitsDecision(stage);
      const decides = open && decider === acting.locality;
      return {
        id,
        part: body.part,
        askedBy: localityNamed(programme, steward),
        askedOn: body.askedOn,
        newDueDate: body.newDueDate,
        reason: body.reason,
        stage,
        decidedBy: localityNamed(programme, decider),
        ...(decision ? { decidedOn: decision.on } : {}),
        ...(decision?.reason === undefined ? {} : { refusal: decision.reason }),
        illustrative: body.illustrative === true,
        mayDo: [
          ...(decides && mayWrite(acting, extensions) ? (["grant"] as const) : []),
          ...(decides && mayWrite(acting, extensionRefusals) ? (["refuse"] as const) : []),
          ...(open && steward === acting.locality && mayWrite(acting, extensionRequests)
            ? (["withdraw"] as const)
            : []),
        ],
      };
    });
}

async function partsThatMayBeAskedAbout({ commitment, ...asking }: Looking): Promise<string[]> {
  const found = await partsToAskAbout(asking, [commitment]);
  return (found.get(commitment) ?? []).map(({ row }) => row.id);
}

function partsToExtend({ commitment, acting }: Looking): string[] {
  if (!mayWrite(acting, extensionRequests)) return [];
  return openParts(commitment)
    .filter(({ steward, state }) => steward === acting.locality && state.dueDate !== undefined)
    .map(({ row }) => row.id);
}
