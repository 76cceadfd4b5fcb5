// How a refusal leaves a transaction: everything it did is undone, and what PostgreSQL itself refused gets a name.
import { type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";

/** Thrown to undo a transaction whose outcome is a refusal. */
export class Refused extends Error {
  readonly outcome: Outcome<never>;

  constructor(outcome: Outcome<never>) {
    super("refused");
    this.outcome = outcome;
  }
}

/** The value, or the refusal thrown so that the transaction is undone. */
export function orUndo<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Refused(outcome);
}

/** Runs a transaction and gives the refusal it ended with, if it did. */
export async function refusable<T>(
  work: () => Promise<T>,
  refusalOf: (error: unknown) => Refusal | undefined = () => undefined,
): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    const refusal = refusalOf(error);
    if (refusal) return refused(refusal);
    throw new Error("the exchange's transaction failed", { cause: error });
  }
}

/** PostgreSQL's code of an error, and the constraint it names; empty when it is none of its errors. */
export function databaseError(error: unknown): { readonly code: string; readonly constraint: string } {
  const { code, constraint } = (typeof error === "object" && error !== null ? error : {}) as {
    readonly code?: unknown;
    readonly constraint?: unknown;
  };
  return {
    code: typeof code === "string" ? code : "",
    constraint: typeof constraint === "string" ? constraint : "",
  };
}
