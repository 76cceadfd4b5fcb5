// An agency that a record names, with who does its work today where it stands no more.
import type { KeeperView } from "@nhipcau/contract/shapes/programme.ts";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import type { Messages } from "../../messages/vi.ts";

export type KeeperWords = Messages["lists"]["keeper"];

/** The agency's name; in brackets who took over, marked where no person has confirmed it. */
export function keeperText(
  { id, name }: Named,
  keepers: readonly KeeperView[] | undefined,
  words: KeeperWords,
  day: (iso: string) => string,
): string {
  const keeper = keepers?.find(({ named }) => named === id);
  if (!keeper) return name;
  const { agencies, confirmed, since } = keeper;
  const names = agencies.map((agency) => agency.name);
  if (names.length === 0) return words.unknown(name);
  if (confirmed) return words.confirmed(name, names.join(words.or), day(since));
  return words.notConfirmed(name, names.join(words.or));
}
