// What a part's side shows for it today, and whether a result of its kind still wants something.
import { routes, useCall } from "../../app/api.ts";
import type { EvidenceOfPartProps } from "../evidence/evidence-of-part.tsx";

export type ShownForPart = EvidenceOfPartProps;

/** Undefined until it has been read. */
export function useShownForPart(part: {
  readonly id: string;
  readonly commitment: { readonly id: string };
}): ShownForPart | undefined {
  const { data } = useCall(routes.evidence, { params: { id: part.commitment.id }, query: {} });
  const own = data?.parts.find(({ id }) => id === part.id);
  return own && data ? { part: own, items: data.items.filter((item) => item.part === part.id) } : undefined;
}
