// An agenda with one of its items a step up or down.

/** The ids in order, with one of them a step up (-1) or down (1). */
export function moved(agenda: readonly { readonly id: string }[], index: number, step: 1 | -1): string[] {
  const ids = agenda.map(({ id }) => id);
  const [one] = ids.splice(index, 1);
  if (one !== undefined) ids.splice(index + step, 0, one);
  return ids;
}
