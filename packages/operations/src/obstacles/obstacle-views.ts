// Obstacles, escalations and directives as people see them, with what the person who asks may do.
import type { EscalationView, ObstacleItem } from "@nhipcau/contract/shapes/petitions.ts";
import { authorityLevels } from "@nhipcau/registers/cooperation/obstacles.ts";
import { escalations } from "@nhipcau/registers/cooperation/escalations.ts";
import { directives } from "@nhipcau/registers/cooperation/directives.ts";
import { obstacles } from "@nhipcau/registers/cooperation/obstacles.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import type { agencies } from "@nhipcau/registers/governance/agencies.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "../ports/acting.ts";
import type { Keepers } from "../keepers/read-keepers.ts";
import type { Programme } from "../programme/programme.ts";
import { obstacleView } from "../programme/programme-lists.ts";
import type { RatedPart } from "../programme/rated-parts.ts";
import { type AgencyName, coded, given } from "../programme/views.ts";
import { mayWrite } from "../records/permission.ts";
import {
  directingSide,
  refusalOfDirecting,
  refusalOfObstacleEvent,
  refusalOfOwnSide,
} from "./may-escalate.ts";
import { refusalOfParty } from "./may-petition.ts";
import type { EscalationRecord, ObstacleFacts, ObstacleRecord } from "./obstacle-facts.ts";

/** What a view is made for: the day's programme, what was said, who asks. */
export interface ObstacleLook {
  readonly programme: Programme;
  readonly facts: ObstacleFacts;
  readonly agencyName: AgencyName;
  readonly keepers: Keepers;
  readonly acting: Acting;
}

type State = NonNullable<ReturnType<ObstacleFacts["stateOf"]>>;

/** One obstacle with its commitment, its state and what may be done with it. */
export function obstacleItem(
  look: ObstacleLook,
  record: ObstacleRecord,
  part: RatedPart,
  state: State,
): ObstacleItem {
  const { programme, facts, agencyName, keepers } = look;
  const [petition] = facts.petitionsOf(record.id);
  return given({
    ...obstacleView(programme, record, agencyName, keepers),
    commitment: { id: part.commitment.id, name: part.commitment.title },
    agreement: { id: part.commitment.agreement, name: part.commitment.agreementTitle },
    task: part.row.task,
    state: {
      phase: state.phase,
      heldAt: coded(authorityLevels, state.heldAt),
      clearableAt: coded(authorityLevels, state.clearableAt),
      stays: state.stays.map(({ level, ...stay }) => ({ level: coded(authorityLevels, level), ...stay })),
    },
    petition: petition && { id: petition.record.id, name: petition.record.body.title },
    mayDo: mayDoWith(look, record, part, state),
  }) as ObstacleItem;
}

// Only on the present day: what stood on another cannot be acted upon.
function mayDoWith(
  { programme, facts, acting }: ObstacleLook,
  { body }: ObstacleRecord,
  part: RatedPart,
  state: State,
): ObstacleItem["mayDo"] {
  const isOwn = refusalOfOwnSide(part.steward, acting.locality, programme) === undefined;
  const takes = (event: "escalate" | "join"): boolean =>
    !programme.past && refusalOfObstacleEvent(body, state, event) === undefined;
  const ask = { locality: acting.locality, bodies: programme, today: programme.asOf };
  return {
    escalate: isOwn && mayWrite(acting, escalations) && takes("escalate"),
    petition:
      mayWrite(acting, petitions) &&
      takes("join") &&
      refusalOfParty(facts.signatoriesOf(part.commitment.agreement), ask) === undefined,
    clear: isOwn && !programme.past && mayWrite(acting, obstacles) && state.phase !== "cleared",
  };
}

/** An escalation with the directives that came back. */
export function escalationView(
  { programme, facts, agencyName, acting }: ObstacleLook,
  { id, author, body }: EscalationRecord,
  asked: BodyOf<typeof agencies> | undefined,
): EscalationView {
  const named = (agency: string) => ({ id: agency, name: agencyName(agency) });
  const side = directingSide(asked, programme.stewardOf(author), programme);
  return given({
    id,
    raisedOn: body.raisedOn,
    raisedBy: named(body.raisedBy),
    toLevel: coded(authorityLevels, body.toLevel),
    toAgency: named(body.toAgency),
    question: body.question,
    answerDue: body.answerDue,
    directives: facts.directivesOf(id).map((directive) =>
      given({
        id: directive.id,
        givenOn: directive.body.givenOn,
        givenBy: named(directive.body.givenBy),
        opinion: directive.body.opinion,
        documentNumber: directive.body.documentNumber,
        clears: directive.body.clears === true,
        illustrative: directive.body.illustrative === true,
      }),
    ),
    mayDirect:
      !programme.past &&
      mayWrite(acting, directives) &&
      refusalOfDirecting(side, acting.locality, programme) === undefined,
    illustrative: body.illustrative === true,
  }) as EscalationView;
}
