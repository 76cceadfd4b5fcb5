// Files of evidence over HTTP: handed in as they come, given out as a download that no browser takes for a page.
import { done, refused } from "@nhipcau/domain/outcome.ts";
import { readEvidence } from "@nhipcau/operations/evidence/evidence-of-commitment.ts";
import { handInFile } from "@nhipcau/operations/evidence/hand-in-file.ts";
import { readFile } from "@nhipcau/operations/evidence/read-file.ts";
import { dayOf } from "../http/day-of.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";

export function evidenceHandlers({
  store,
  evidence,
  exchange,
}: Services): Pick<Handlers, "evidence" | "handInFile" | "evidenceFile"> {
  return {
    evidence: ({ acting, params, query, today }) =>
      readEvidence(store, acting, dayOf(query, today), params.id),
    handInFile: async ({ acting, query, upload }) => {
      if (!upload) return refused({ code: "empty-file" });
      const taken = await handInFile(evidence, acting, { name: query.name, bytes: upload });
      return taken.ok ? done({ ...taken.value }) : taken;
    },
    evidenceFile: async ({ acting, params }) => {
      const reading = { store, ...evidence, ...(exchange ? { exchange: exchange.node } : {}) };
      const file = await readFile(reading, acting, params.id);
      return file.ok ? { file: file.value } : file;
    },
  };
}
