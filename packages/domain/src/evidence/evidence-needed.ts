// Which evidence a kind of result needs before it can be taken for done: declared here once, told to who reports and to
// who confirms. The kinds follow what the parts' products are in practice (an issued document, works taken over, an
// event held, data that is shared).

export type EvidenceKind =
  | "issued-document"
  | "acceptance-record"
  | "minutes"
  | "photo"
  | "shared-data"
  | "other";

export type ResultKind = "document" | "works" | "event" | "data" | "other";

/** Each inner list is met by any one of its kinds; all lists are to be met. */
const needed: Readonly<Record<ResultKind, readonly (readonly EvidenceKind[])[]>> = {
  document: [["issued-document"]],
  works: [["acceptance-record", "issued-document"], ["photo"]],
  event: [["minutes", "issued-document"]],
  data: [["shared-data"]],
  other: [],
};

/** What a kind of result needs. */
export function evidenceNeeded(result: ResultKind): readonly (readonly EvidenceKind[])[] {
  return needed[result];
}

/** Of what a result needs, what none of the given kinds meets; empty when nothing is missing. */
export function evidenceMissing(
  result: ResultKind,
  given: Iterable<EvidenceKind>,
): readonly (readonly EvidenceKind[])[] {
  const has = new Set(given);
  return needed[result].filter((anyOf) => !anyOf.some((kind) => has.has(kind)));
}
