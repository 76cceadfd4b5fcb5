// Whether a part's result still wants evidence of its kind, as its side shows it today.
import { routes, useCall } from "../../app/api.ts";

/** False until it has been read. */
export function useLacksEvidence(part: {
  readonly id: string;
  readonly commitment: { readonly id: string };
}): boolean {
  const { data } = useCall(routes.evidence, { params: { id: part.commitment.id } });
  const own = data?.parts.find(({ id }) => id === part.id);
  return own !== undefined && own.missing.length > 0;
}
