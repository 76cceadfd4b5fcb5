// The titles of records that conditions refer to: the answer about a grant carries their ids alone.
import { useQueries } from "@tanstack/react-query";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { queryOf, routes } from "../../app/api.ts";
import type { FieldFilter } from "../registers/field-filter.ts";
import type { Names } from "../registers/field-text.ts";
import { titleOf, useRegisters } from "../registers/use-register.ts";

const most = 20;

export function useReferenceNames(
  register: RegisterDescription | undefined,
  filters: readonly FieldFilter[],
): Names {
  const registers = useRegisters().data?.registers ?? [];
  const wanted = filters.flatMap((filter) => {
    const target = register?.fields.find(({ name }) => name === filter.field)?.register;
    if (target === undefined || filter.kind !== "any-of") return [];
    return filter.values.map((id) => ({ target, id }));
  });
  const found = useQueries({
    queries: wanted
      .slice(0, most)
      .map(({ target, id }) => queryOf(routes.record, { params: { register: target, id } })),
  });
  const names: Record<string, Record<string, string>> = {};
  for (const [at, { data }] of found.entries()) {
    const { target = "", id = "" } = wanted[at] ?? {};
    const declared = registers.find(({ description }) => description.name === target)?.description;
    if (data === undefined || declared === undefined) continue;
    names[target] = { ...names[target], [id]: titleOf(declared, data.record) };
  }
  return names;
}
