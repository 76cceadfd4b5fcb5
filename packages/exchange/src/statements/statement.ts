// What one node can say to another: the closed union of statements, and how a payload becomes one. One
// shape a type gives both the check and the TypeScript type.
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { badStatement } from "../signing/strict-json.ts";
import { type GrantStatement, grantStatementShapes } from "./grant-statements.ts";
import { type PeerStatement, peerStatementShapes } from "./peer-statements.ts";
import { type RequestStatement, requestStatementShapes } from "./request-statements.ts";
import type { Shape } from "./shape.ts";

export type Statement = PeerStatement | GrantStatement | RequestStatement;
export type StatementType = Statement["type"];

const shapes: Readonly<Record<StatementType, Shape<Statement>>> = {
  ...peerStatementShapes,
  ...grantStatementShapes,
  ...requestStatementShapes,
};

export const statementTypes = Object.keys(shapes) as readonly StatementType[];

/**
 * A statement out of the JSON of a payload whose signature was checked. A type nobody knows is `not-understood`;
 * everything else that is wrong is `bad-statement`, with the place in `path`.
 */
export function parseStatement(value: unknown): Outcome<Statement> {
  const type = typeOf(value);
  if (typeof type !== "string") return refused({ ...badStatement(noType), path: "type" });
  if (!isStatementType(type))
    return refused({ code: "not-understood", path: "type", data: { what: type.slice(0, 60) } });
  const flaw = shapes[type].findFlaw(value, "");
  if (flaw) return refused({ ...badStatement(flaw.reason), path: flaw.path });
  const statement = value as Statement;
  if ("to" in statement && statement.to === statement.from)
    return refused({ ...badStatement(toItself), path: "to" });
  return done(statement);
}

/** Whether it says something of a grant. */
export function isGrantStatement(statement: Statement): statement is GrantStatement {
  return Object.hasOwn(grantStatementShapes, statement.type);
}

/** Whether it says something of the peers themselves. */
export function isPeerStatement(statement: Statement): statement is PeerStatement {
  return Object.hasOwn(peerStatementShapes, statement.type);
}

const noType = { vi: "không nêu loại tuyên bố", en: "it names no type of statement" };
const toItself = { vi: "nút gửi không thể là nút nhận", en: "the sender cannot be the receiver" };

function isStatementType(type: string): type is StatementType {
  return Object.hasOwn(shapes, type);
}

function typeOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
}
