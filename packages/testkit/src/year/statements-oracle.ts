// How obstacles, petitions, explanations and requests for another deadline stand on a day, foretold from the story: a line
// for each of them.
import type { Happening } from "./deeds.ts";
import { daysFrom, everyDay, isWorked, plus, workingDayAfter } from "./plain-days.ts";
import { saidBy } from "./told-story.ts";

/** Every line of a day, in the order of the alphabet. */
export function statementLinesOn(known: readonly Happening[], day: string): readonly string[] {
  const said = saidBy(known, day);
  return said
    .flatMap(({ on, deed }) => {
      if (deed.does === "meet-obstacle") return [obstacleLine(said, deed.id, on, day)];
      if (deed.does === "draft-petition") return [petitionLine(said, deed.id, day)];
      if (deed.does === "ask-extension") return [extensionLine(said, deed.id)];
      if (deed.does !== "ask-why") return [];
      return [explanationLine(said, deed.id, workingDayAfter(on, deed.days), day)];
    })
    .toSorted();
}

function obstacleLine(said: readonly Happening[], id: string, since: string, day: string): string {
  let [phase, level, until] = ["open", "department", day];
  const raised = new Set<string>();
  const covering = new Set<string>();
  for (const { on, deed } of said) {
    if (deed.does === "escalate" && deed.obstacle === id) {
      raised.add(deed.id);
      [phase, level] = ["escalated", deed.level];
    }
    if (deed.does === "direct" && raised.has(deed.escalation)) [phase, level] = ["directed", "department"];
    if (deed.does === "draft-petition" && deed.obstacles.includes(id)) {
      covering.add(deed.id);
      phase = "in-petition";
    }
    if (deed.does === "send-petition" && covering.has(deed.petition)) level = "central";
    if (deed.does === "answer-petition" && deed.settles.includes(id))
      [phase, level] = ["answered", "department"];
    if (deed.does === "clear-obstacle" && deed.obstacle === id) [phase, until] = ["cleared", on];
  }
  return `${id}: ${phase}, lies at ${level}, ${daysFrom(since, until)} days open`;
}

function petitionLine(said: readonly Happening[], id: string, day: string): string {
  const words = said.flatMap(({ on, deed }) =>
    "petition" in deed && deed.petition === id ? [{ on, deed }] : [],
  );
  const signed = words.filter(({ deed }) => deed.does === "sign-petition").length;
  const sent = words.find(({ deed }) => deed.does === "send-petition")?.on;
  const answered = words.find(({ deed }) => deed.does === "answer-petition")?.on;
  const drawn = ["draft", "signing", "agreed"][signed] ?? "agreed";
  const phase = answered === undefined ? (sent === undefined ? drawn : "sent") : "answered";
  if (sent === undefined) return `${id}: ${phase}`;
  const end = answered ?? day;
  const worked = everyDay(plus(sent, 1), end).filter(isWorked).length;
  return `${id}: ${phase}, waited ${daysFrom(sent, end)} days, ${worked} of them worked`;
}

function explanationLine(said: readonly Happening[], id: string, due: string, day: string): string {
  const answer = said.find(({ deed }) => deed.does === "explain" && deed.request === id);
  const late = (answer?.on ?? day) > due;
  const stage = answer ? (late ? "answered-late" : "answered") : late ? "overdue" : "waiting";
  return `${id}: ${stage}, due ${due}`;
}

function extensionLine(said: readonly Happening[], id: string): string {
  const decision = said.find(
    ({ deed }) =>
      (deed.does === "grant-extension" || deed.does === "refuse-extension") && deed.request === id,
  );
  if (!decision) return `${id}: open`;
  return `${id}: ${decision.deed.does === "grant-extension" ? "granted" : "refused"}`;
}
