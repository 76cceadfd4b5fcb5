// The names of localities, sectors and agreements that parts are counted by, for filters and their sentences.
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useText } from "../../app/language.tsx";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface GroupNames {
  readonly localities: readonly Choice[];
  readonly sectors: readonly Choice[];
  readonly agreements: readonly Choice[];
  /** The name behind an id, or the id itself while names are on their way. */
  readonly nameOf: (id: string) => string;
}

export function useGroupNames(): GroupNames {
  const text = useText();
  const { asOf } = useAsOf();
  const overview = useCall(routes.overview, { query: { asOf, agreement: undefined } });
  const choices = (
    groups: readonly { readonly id: string; readonly name: { vi: string; en: string } }[] = [],
  ) => groups.map(({ id, name }) => ({ value: id, label: text(name) }));
  const localities = choices(overview.data?.byLocality);
  const sectors = choices(overview.data?.bySector);
  const agreements = choices(overview.data?.byAgreement);
  const byId = new Map([...localities, ...sectors, ...agreements].map(({ value, label }) => [value, label]));
  return { localities, sectors, agreements, nameOf: (id) => byId.get(id) ?? id };
}
