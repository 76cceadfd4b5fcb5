// What came to this node through grants, for those who watch a page: copies are not in the journal, which tells only what
// was written here. Other processes of the same node find them when they read anew.
import type { KeptPage } from "@nhipcau/operations/ports/exchange-store.ts";
import type { LiveChange } from "@nhipcau/server/services.ts";

export interface Arrivals {
  subscribe(listener: (changes: readonly LiveChange[]) => void): () => void;
  /** Says that a page was applied. */
  tell(page: Pick<KeptPage, "register" | "given" | "gone">): void;
}

/** More than a reader is told one by one, so that only the number counts and no row need be parsed. */
const many = 200;

export function makeArrivals(): Arrivals {
  const listeners = new Set<(changes: readonly LiveChange[]) => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (page) => {
      if (listeners.size === 0) return;
      const changes = changesOf(page);
      if (changes.length > 0) for (const listener of listeners) listener(changes);
    },
  };
}

/** The changes a page brought. Of what is gone nobody is told who may only read what is public: it may have been shared. */
export function changesOf({
  register,
  given,
  gone,
}: Pick<KeptPage, "register" | "given" | "gone">): readonly LiveChange[] {
  const count = given.count + gone.count;
  if (count > many)
    return Array.from({ length: count }, (_, at) => ({
      register,
      id: String(at),
      version: 0,
      author: "",
      scope: "public",
    }));
  return [...rowsOf(given.json), ...rowsOf(gone.json)].map((row) => ({
    register,
    id: String(row["$id"]),
    version: Number(row["$v"]),
    author: String(row["$author"] ?? ""),
    scope: String(row["$scope"] ?? "shared"),
  }));
}

// The page was applied, so that its rows are what X-41 says.
function rowsOf(json: string): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(json) as readonly Readonly<Record<string, unknown>>[];
}
