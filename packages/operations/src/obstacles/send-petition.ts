// Sends a petition: records the dispatch and lets everybody read from then on what until then was among the parties. Both
// in one transaction, held to the same rules as any record.
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { petitionDispatches } from "@nhipcau/registers/cooperation/petition-dispatches.ts";
import { petitions } from "@nhipcau/registers/cooperation/petitions.ts";
import { validateBody } from "@nhipcau/registers/declaration/validate.ts";
import type { Store, WriteTransaction } from "../ports/store.ts";
import { mayWrite } from "../records/permission.ts";
import { refusalsOfNewVersions } from "../records/record-rules.ts";
import type { WriteContext } from "../records/write-record.ts";

export interface Sending {
  readonly petition: string;
  readonly sentOn: string;
  readonly documentNumber: string;
  readonly sentTo: readonly string[];
}

/** The id of the dispatch. Refuses whatever the rules of `petition-dispatches` refuse; then nothing was written. */
export async function sendPetition(
  store: Store,
  { acting, today, makeId }: Pick<WriteContext, "acting" | "today" | "makeId">,
  sending: Sending,
): Promise<Outcome<{ readonly id: string }>> {
  if (!mayWrite(acting, petitionDispatches))
    return refused({ code: acting.role === "public" ? "not-signed-in" : "forbidden" });
  return store.write(acting, async (transaction) => {
    const petition = await transaction.find(petitions, sending.petition);
    if (!petition) return refused({ code: "not-found", path: "petition", data: { what: sending.petition } });
    const checked = validateBody(petitionDispatches, {
      ...sending,
      ...(petition.body["illustrative"] === true ? { illustrative: true } : {}),
    });
    if (!checked.ok) return checked;
    const version = {
      id: makeId(),
      body: checked.value,
      holdsFrom: sending.sentOn as CalendarDate,
      scope: petitionDispatches.scope,
      expected: 0,
    };
    const { registers } = store;
    const ask = { transaction, registers, acting, register: petitionDispatches, versions: [version], today };
    const refusals = (await refusalsOfNewVersions(ask)).get(0) ?? [];
    if (refusals.length > 0) return refused(...refusals);
    const put = await transaction.put(petitionDispatches, [version]);
    if (!put.ok) return put;
    const opened = await letEverybodyRead(transaction, petition.id);
    return opened.ok ? done({ id: version.id }) : opened;
  });
}

// The text stays as it was signed; only who may read it changes.
async function letEverybodyRead(transaction: WriteTransaction, id: string): Promise<Outcome<unknown>> {
  const petition = await transaction.find(petitions, id);
  if (!petition || petition.scope === petitions.scope) return done(undefined);
  const { body, holdsFrom, version } = petition;
  return transaction.put(petitions, [{ id, body, holdsFrom, scope: petitions.scope, expected: version }]);
}
