// What the search says, in English.
import type { search as source } from "../vi/search.ts";

export const search: typeof source = {
  open: "Search all registers",
  hint: "Search: bridge, regulation, “ha long”…",
  placeholder: "Type a few words, with or without diacritics",
  help: "Find agreements, clauses, commitments, parts, projects, agencies… “ha long” also finds “Hạ Long”.",
  searching: "Searching…",
  failed: "The search failed: the server did not answer.",
  nothing: (words) => `Nothing found for “${words}”. Try fewer words, or a former name.`,
};
