// Whether a snapshot still says what this node finds: nobody signs figures off that are no longer so.
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import { changesSentence } from "@nhipcau/domain/reviews/change-sentence.ts";
import { packDifference } from "@nhipcau/domain/reviews/pack-difference.ts";
import { type BuiltPack, parsePack } from "./build-pack.ts";

/** The refusal that names what changed since the snapshot; undefined when its letters are those built now. */
export function refusalOfChanges(
  snapshot: { readonly number: number; readonly pack: string },
  now: BuiltPack,
  localityName: (id: string) => string,
): Refusal | undefined {
  if (snapshot.pack === now.text) return undefined;
  const changes = packDifference(parsePack(snapshot.pack).pack, now.pack);
  // Equal figures under other words: a title, a name, a note of the report.
  const { vi, en } =
    changes.length === 0
      ? { vi: "lời văn của báo cáo", en: "the wording of the report" }
      : changesSentence(changes, localityName);
  return {
    code: "figures-changed",
    data: { number: snapshot.number, "changes.vi": vi, "changes.en": en },
  };
}
