// Performs a line of the story on a side's own node, through the operations people use, in the role that may do it.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome } from "@nhipcau/domain/outcome.ts";
import { readPetition } from "@nhipcau/operations/obstacles/petition-detail.ts";
import { sendPetition } from "@nhipcau/operations/obstacles/send-petition.ts";
import type { Acting, Role } from "@nhipcau/operations/ports/acting.ts";
import type { Store } from "@nhipcau/operations/ports/store.ts";
import {
  addRecord,
  changeRecord,
  type RecordInput,
  type WriteContext,
} from "@nhipcau/operations/records/write-record.ts";
import {
  openReview,
  signOff,
  statePosition,
  takeSnapshot,
} from "@nhipcau/operations/reviews/review-actions.ts";
import { readReviewRecords } from "@nhipcau/operations/reviews/review-facts.ts";
import { commitments } from "@nhipcau/registers/cooperation/commitments.ts";
import { confirmations } from "@nhipcau/registers/cooperation/confirmations.ts";
import { directives } from "@nhipcau/registers/cooperation/directives.ts";
import { escalations } from "@nhipcau/registers/cooperation/escalations.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { explanations } from "@nhipcau/registers/cooperation/explanations.ts";
import { extensionRefusals } from "@nhipcau/registers/cooperation/extension-refusals.ts";
import { extensionRequests } from "@nhipcau/registers/cooperation/extension-requests.ts";
import { extensions } from "@nhipcau/registers/cooperation/extensions.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { petitionAnswers } from "@nhipcau/registers/cooperation/petition-answers.ts";
import { petitionSignatures } from "@nhipcau/registers/cooperation/petition-signatures.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import { reports } from "@nhipcau/registers/cooperation/reports.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { agencySuccessions } from "@nhipcau/registers/governance/agency-successions.ts";
import { reviews } from "@nhipcau/registers/reviews/reviews.ts";
import { agreement } from "./story.ts";
import type { Deed, Happening, Side } from "./deeds.ts";

/** Where and when a line is performed. */
interface Scene {
  readonly store: Store;
  readonly side: Side;
  readonly today: CalendarDate;
  readonly makeId: () => string;
}

type Performed = Promise<Outcome<unknown>>;

/** What happened, or the refusal; stopping and starting a node is for who keeps the nodes. */
export function perform(
  store: Store,
  { side, on, deed }: Pick<Happening, "side" | "on" | "deed">,
  makeId: () => string,
): Performed {
  const scene: Scene = { store, side, today: on as CalendarDate, makeId };
  return (performers[deed.does] as (scene: Scene, deed: Deed) => Performed)(scene, deed);
}

/** Somebody of a side's People's Committee. */
export function personOf(side: Side, role: Role): Acting {
  return { person: `${role}-${side.toLowerCase()}`, locality: side, role, agency: `UBND-${side}` };
}

type Performer<Does extends Deed["does"]> = (
  scene: Scene,
  deed: Extract<Deed, { readonly does: Does }>,
) => Performed;

const performers: { readonly [Does in Deed["does"]]: Performer<Does> } = {
  commit: (scene, { id, title, clause, sector }) =>
    add(scene, commitments, "focal-point", {
      id,
      body: { title, agreement: agreement.id, clauses: [clause], sector },
    }),
  "set-part": (scene, { id, commitment, task, agency, assigner, due, waitsFor }) =>
    add(scene, parts, "focal-point", {
      id,
      body: given({
        commitment,
        locality: scene.side,
        task,
        leadAgency: agency,
        assigner,
        dueDate: due,
        assignedOn: scene.today,
        waitsFor: waitsFor === undefined ? undefined : [waitsFor],
      }),
    }),
  report: (scene, { part, stage, percent, words, noChange, dated }) =>
    add(scene, reports, "specialist", {
      id: `BC-${part}-${scene.today}`,
      body: given({
        part,
        date: dated ?? scene.today,
        stage,
        percent,
        narrative: words,
        noChange: noChange === undefined ? undefined : true,
        reason: noChange,
      }),
    }),
  decide: async (scene, { part, verdict, reason }) => {
    const report = await newestDone(scene, part);
    return add(scene, confirmations, "specialist", {
      id: `XN-${report}`,
      body: given({ part, report, decision: verdict, decidedOn: scene.today, reason }),
    });
  },
  reopen: async (scene, { part, reason }) => {
    const id = `XN-${await newestDone(scene, part)}`;
    return change(scene, confirmations, id, "focal-point", {
      decision: "returned",
      decidedOn: scene.today,
      reason,
    });
  },
  "ask-extension": (scene, { id, part, until, reason }) =>
    add(scene, extensionRequests, "specialist", {
      id,
      body: { part, askedOn: scene.today, newDueDate: until, reason },
    }),
  "grant-extension": async (scene, { request, reason }) => {
    const { part, newDueDate } = await bodyOf(scene, extensionRequests, request);
    return add(scene, extensions, "leader", {
      body: { part, request, decidedOn: scene.today, newDueDate, reason },
    });
  },
  "refuse-extension": (scene, { request, reason }) =>
    add(scene, extensionRefusals, "focal-point", { body: { request, refusedOn: scene.today, reason } }),
  "ask-why": (scene, { id, part, question, days }) =>
    add(scene, explanationRequests, "leader", { id, body: { part, question, askedOn: scene.today, days } }),
  explain: (scene, { request, answer }) =>
    add(scene, explanations, "specialist", { body: { request, answer, answeredOn: scene.today } }),
  "meet-obstacle": (scene, { id, part, title, authority, clearableBy, due }) =>
    add(scene, obstacles, "specialist", {
      id,
      body: given({ part, title, since: scene.today, authority, clearableBy, dueDate: due }),
    }),
  escalate: (scene, { id, obstacle, to, level, question, answerDue }) =>
    add(scene, escalations, "focal-point", {
      id,
      body: {
        obstacle,
        raisedOn: scene.today,
        raisedBy: `SXD-${scene.side}`,
        toLevel: level,
        toAgency: to,
        question,
        answerDue,
      },
    }),
  direct: (scene, { escalation, by, opinion }) =>
    add(scene, directives, "leader", { body: { escalation, givenOn: scene.today, givenBy: by, opinion } }),
  "clear-obstacle": (scene, { obstacle, answer }) =>
    change(scene, obstacles, obstacle, "specialist", { clearedOn: scene.today, answer }),
  // Among the parties until it is sent.
  "draft-petition": (scene, { id, title, text, to, obstacles: covered, answerBy }) =>
    add(scene, petitions, "focal-point", {
      id,
      scope: "shared",
      body: {
        title,
        agreement: agreement.id,
        addressee: to,
        text,
        obstacles: [...covered],
        draftedOn: scene.today,
        answerBy,
      },
    }),
  "sign-petition": async (scene, { petition }) => {
    const leader = personOf(scene.side, "leader");
    const read = await readPetition(scene.store, leader, { asOf: scene.today, today: scene.today }, petition);
    if (!read.ok) return read;
    return add(scene, petitionSignatures, "leader", {
      body: {
        petition,
        decision: "agree",
        signedOn: scene.today,
        agency: `UBND-${scene.side}`,
        textDigest: read.value.digest,
      },
    });
  },
  "send-petition": (scene, { petition, number, to }) =>
    sendPetition(scene.store, contextOf(scene, "focal-point"), {
      petition,
      sentOn: scene.today,
      documentNumber: number,
      sentTo: [to],
    }),
  "answer-petition": (scene, { petition, by, answer, settles }) =>
    add(scene, petitionAnswers, "focal-point", {
      body: { petition, answeredOn: scene.today, answeredBy: by, answer, settles: [...settles] },
    }),
  "convene-review": (scene, { id, kind, title, from, cutOff }) =>
    add(scene, reviews, "focal-point", {
      id,
      body: { agreement: agreement.id, kind, title, from, cutOff, convenedBy: scene.side },
    }),
  "open-review": (scene, { review }) => openReview(scene.store, review, contextOf(scene, "focal-point")),
  "take-position": (scene, { review, item, objects: reason }) =>
    statePosition(
      scene.store,
      review,
      { item, position: reason === undefined ? "confirm" : "object", reason },
      contextOf(scene, "focal-point"),
    ),
  "take-snapshot": (scene, { review }) => takeSnapshot(scene.store, review, contextOf(scene, "focal-point")),
  "sign-off": async (scene, { review }) => {
    const known = await scene.store.read(personOf(scene.side, "leader"), (transaction) =>
      readReviewRecords(transaction, review, scene.today),
    );
    const snapshot = known?.state.snapshot;
    if (!snapshot) throw new Error(`${review} has no snapshot at ${scene.side}`);
    const signed = { snapshot: snapshot.id, digest: snapshot.digest };
    return signOff(scene.store, review, signed, contextOf(scene, "leader"));
  },
  "merge-agencies": (scene, { before, after, functions, from }) =>
    add(scene, agencySuccessions, "focal-point", {
      body: { date: from, kind: "merge", predecessors: [...before], successors: [after], functions },
    }),
  "stop-node": () => Promise.resolve(done(undefined)),
  "start-node": () => Promise.resolve(done(undefined)),
};

function add(scene: Scene, register: Register, role: Role, input: RecordInput): Performed {
  return addRecord(scene.store, register, input, contextOf(scene, role));
}

async function change(
  scene: Scene,
  register: Register,
  id: string,
  role: Role,
  fields: Readonly<Record<string, unknown>>,
): Performed {
  const record = await scene.store.read(personOf(scene.side, role), (transaction) =>
    transaction.find(register, id),
  );
  if (!record) throw new Error(`${register.name} ${id} is not at ${scene.side}`);
  const body = { ...record.body, ...fields };
  return changeRecord(scene.store, register, id, record.version, { body }, contextOf(scene, role));
}

function contextOf({ side, today, makeId }: Scene, role: Role): WriteContext {
  return { acting: personOf(side, role), today, makeId };
}

async function bodyOf(
  { store, side }: Scene,
  register: Register,
  id: string,
): Promise<Readonly<Record<string, unknown>>> {
  const record = await store.read(personOf(side, "focal-point"), (transaction) =>
    transaction.find(register, id),
  );
  if (!record) throw new Error(`${register.name} ${id} is not at ${side}`);
  return record.body;
}

/** The newest report of a part that says done, as the side's own node has it. */
async function newestDone({ store, side }: Scene, part: string): Promise<string> {
  const found: { readonly id: string; readonly date: string }[] = [];
  const filters = [{ field: "part", operator: "eq" as const, values: [part] }];
  await store.read(personOf(side, "focal-point"), async (transaction) => {
    for await (const batch of transaction.stream(reports, { filters, limit: 200 }))
      for (const { id, body } of batch)
        if (body["stage"] === "done") found.push({ id, date: String(body["date"]) });
  });
  const newest = found.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
  if (!newest) throw new Error(`${side} knows no report that ${part} is done`);
  return newest.id;
}

function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
