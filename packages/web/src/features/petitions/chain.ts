// From obstacle to answer as steps of one way: what is behind, where it stands, what is still ahead. The picture draws them,
// a sentence says them to who hears the page.
import type { EscalationView, ObstacleItem, PetitionSummary } from "@nhipcau/contract/shapes/petitions.ts";
import type { PetitionMessages } from "./petition-messages.ts";

export interface ChainStep {
  readonly key: string;
  readonly kind: keyof PetitionMessages["steps"];
  readonly detail: string;
  /** `stopped`: a party objects. */
  readonly tone: "behind" | "here" | "ahead" | "stopped";
  /** Each party's word, where the step is the signing. */
  readonly words?: readonly { readonly party: string; readonly word: "agree" | "object" | "none" }[];
}

export interface ChainWords {
  readonly messages: PetitionMessages;
  readonly day: (iso: string) => string;
  readonly number: (value: number) => string;
}

type Obstacle = Pick<ObstacleItem, "locality" | "since" | "clearedOn" | "beyondAuthority" | "state">;

/** The way of one obstacle: escalations with their directives, then the newest petition that covers it, then its clearing. */
export function obstacleChain(
  obstacle: Obstacle,
  escalations: readonly EscalationView[],
  petition: PetitionSummary | undefined,
  words: ChainWords,
): readonly ChainStep[] {
  const { messages, day } = words;
  const { clearedOn } = obstacle;
  const steps: ChainStep[] = [
    step("obstacle", messages.stepSince(obstacle.locality.name, day(obstacle.since)), "behind"),
    ...escalations.flatMap((escalation) => escalationSteps(escalation, words)),
    ...(petition ? petitionSteps(petition, words) : []),
    clearedOn === undefined
      ? step("cleared", messages.stepNotCleared, "ahead")
      : step("cleared", day(clearedOn), "behind"),
  ];
  return markHere(clearedOn === undefined ? steps : steps.map(asPassed));
}

/** The way of one petition, from the obstacles it covers to their clearing. */
export function petitionChain(petition: PetitionSummary, words: ChainWords): readonly ChainStep[] {
  const { messages } = words;
  const { obstacles } = petition;
  const cleared = obstacles.filter(({ clearedOn }) => clearedOn !== undefined).length;
  const isCleared = cleared === obstacles.length;
  return markHere([
    step("obstacle", messages.stepObstacles(obstacles.length), "behind"),
    ...petitionSteps(petition, words),
    cleared === 0
      ? step("cleared", messages.stepNotCleared, "ahead")
      : step("cleared", messages.stepCleared(cleared, obstacles.length), isCleared ? "behind" : "ahead"),
  ]);
}

/** The whole way as one sentence. */
export function chainSentence(steps: readonly ChainStep[], messages: PetitionMessages): string {
  const said = steps.map(({ kind, detail, words }) => {
    const more = words?.map(({ party, word }) => `${party} ${messages.words[word]}`).join(", ") ?? detail;
    return `${messages.steps[kind]}: ${more}`;
  });
  return messages.chainOf(said.join("; "));
}

function escalationSteps(
  { id, raisedOn, toAgency, directives }: EscalationView,
  { messages, day }: ChainWords,
): readonly ChainStep[] {
  const directive = directives.at(-1);
  return [
    { ...step("escalation", messages.stepAsked(toAgency.name, day(raisedOn)), "behind"), key: `asked ${id}` },
    {
      ...(directive
        ? step("directive", messages.stepAsked(directive.givenBy.name, day(directive.givenOn)), "behind")
        : step("directive", messages.stepNoDirective(day(raisedOn)), "ahead")),
      key: `directed ${id}`,
    },
  ];
}

function petitionSteps(petition: PetitionSummary, words: ChainWords): readonly ChainStep[] {
  const { messages, day, number } = words;
  const { parties, waiting, answers, drafter, draftedOn, documentNumber } = petition;
  const isSigned = parties.every(({ word }) => word === "agree");
  const isObjected = parties.some(({ word }) => word === "object");
  const signed = waiting !== undefined || isSigned ? "behind" : "ahead";
  const answer = answers.at(-1);
  return [
    step("petition", messages.stepDrafted(drafter.name, day(draftedOn)), "behind"),
    {
      ...step("signatures", "", isObjected && waiting === undefined ? "stopped" : signed),
      words: parties.map(({ party, word }) => ({ party: party.name, word })),
    },
    waiting === undefined
      ? step("sent", messages.stepNotSent, "ahead")
      : step("sent", messages.stepSent(documentNumber ?? "", day(waiting.since)), "behind"),
    ...(waiting === undefined
      ? []
      : [
          step(
            "waiting",
            waiting.until === undefined
              ? messages.stepWaiting(number(waiting.days))
              : messages.stepWaited(number(waiting.days)),
            waiting.until === undefined ? "ahead" : "behind",
          ),
        ]),
    answer === undefined
      ? step("answer", messages.stepNoAnswer, "ahead")
      : step("answer", messages.stepAsked(answer.answeredBy.name, day(answer.answeredOn)), "behind"),
  ];
}

// It stands at the first step after the last one that is behind: a directive that never came does not hold up the petition.
function markHere(steps: readonly ChainStep[]): readonly ChainStep[] {
  const last = steps.findLastIndex(({ tone }) => tone === "behind");
  return steps.map((one, at) => (at === last + 1 && one.tone === "ahead" ? { ...one, tone: "here" } : one));
}

function asPassed(one: ChainStep): ChainStep {
  return one.tone === "stopped" ? { ...one, tone: "ahead" } : one;
}

function step(kind: ChainStep["kind"], detail: string, tone: ChainStep["tone"]): ChainStep {
  return { key: kind, kind, detail, tone };
}
