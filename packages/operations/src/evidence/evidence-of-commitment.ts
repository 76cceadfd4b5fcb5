// What every side shows for its parts of a commitment on a day, and what a result of its kind still wants.
import type { ResponseOf } from "@nhipcau/contract/route.ts";
import type { routes } from "@nhipcau/contract/routes.ts";
import type { CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { type EvidenceKind, evidenceMissing } from "@nhipcau/domain/evidence/evidence-needed.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { evidenceItems } from "@nhipcau/registers/cooperation/evidence-items.ts";
import { evidenceKinds } from "@nhipcau/registers/cooperation/evidence-kinds.ts";
import { parts, resultKinds } from "@nhipcau/registers/cooperation/parts.ts";
import type { BodyOf } from "@nhipcau/registers/declaration/register.ts";
import type { Acting } from "../ports/acting.ts";
import type { ReadTransaction, RecordEnvelope, Store } from "../ports/store.ts";
import { type Programme, readProgramme } from "../programme/programme.ts";
import type { RatedPart } from "../programme/rated-parts.ts";
import { coded, given, localityNamed } from "../programme/views.ts";
import { mayWrite } from "../records/permission.ts";

type EvidenceView = ResponseOf<typeof routes.evidence>;
type Item = RecordEnvelope<BodyOf<typeof evidenceItems>>;

/** Refuses `not-found` for a commitment that the reader does not see. */
export function readEvidence(
  store: Store,
  acting: Acting,
  day: { readonly asOf: CalendarDate; readonly today: CalendarDate },
  id: string,
): Promise<Outcome<EvidenceView>> {
  return store.read(acting, async (transaction) => {
    const programme = await readProgramme(transaction, day.asOf, day.today);
    const commitment = programme.commitments.get(id);
    if (!commitment) return refused({ code: "not-found", data: { what: id } });
    const items = await itemsOf(transaction, commitment.parts, day.asOf);
    const bodies = await transaction.findMany(
      parts,
      commitment.parts.map(({ row }) => row.id),
    );
    const mayAdd = mayWrite(acting, evidenceItems) && !programme.past;
    return done({
      asOf: day.asOf,
      items: items.map((item) => itemView(programme, item)),
      parts: commitment.parts.map(({ row, steward }) => {
        const kind = bodies.get(row.id)?.body["resultKind"] as keyof typeof resultKinds.codes | undefined;
        const shown = items.filter(({ body }) => body.part === row.id).map(({ body }) => body.kind);
        return given({
          id: row.id,
          task: row.task,
          locality: localityNamed(programme, steward),
          resultKind: kind === undefined ? undefined : coded(resultKinds, kind),
          missing: missingOf(kind, shown),
          mayAdd: mayAdd && steward === acting.locality,
        }) as EvidenceView["parts"][number];
      }),
    });
  });
}

function missingOf(
  kind: keyof typeof resultKinds.codes | undefined,
  shown: readonly EvidenceKind[],
): EvidenceView["parts"][number]["missing"] {
  if (kind === undefined) return [];
  return evidenceMissing(kind, shown).map((anyOf) => anyOf.map((one) => coded(evidenceKinds, one)));
}

async function itemsOf(
  transaction: ReadTransaction,
  of: readonly RatedPart[],
  asOf: CalendarDate,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  if (of.length === 0) return items;
  const filters = [{ field: "part", operator: "in" as const, values: of.map(({ row }) => row.id) }];
  for await (const batch of transaction.stream(evidenceItems, { filters, limit: 500 }))
    items.push(...(batch as readonly RecordEnvelope[] as readonly Item[]));
  return items
    .filter(({ retired, body }) => !retired && body.date <= asOf)
    .toSorted((a, b) => (a.body.date < b.body.date ? 1 : -1));
}

function itemView(programme: Programme, { id, body, steward }: Item): EvidenceView["items"][number] {
  const { digest, fileName, mediaType, size } = body;
  return given({
    id,
    part: body.part,
    report: body.report,
    locality: localityNamed(programme, steward),
    kind: coded(evidenceKinds, body.kind),
    title: body.title,
    date: body.date,
    file:
      digest === undefined
        ? undefined
        : { name: fileName ?? digest, mediaType: mediaType ?? "", size: size ?? 0, digest },
    link: body.link,
    record: body.record,
    note: body.note,
    illustrative: body.illustrative === true,
  }) as EvidenceView["items"][number];
}
