// Looks at a file before it is sent, and sends it with its progress: what fetch cannot tell, XMLHttpRequest can.
import { OfflineError, ProblemError, routes, type Answer } from "../../app/api.ts";
import { addressOf } from "../../app/request.ts";
import type { Problem } from "@nhipcau/contract/shapes/record.ts";

export type ImportReport = Answer<"importRecords">;

/**
 * Sends a file for a dry run. `onProgress` hears shares from 0 to 1 of what has been sent. Rejects with a ProblemError
 * when the server refuses the file, with an OfflineError when it is not reached.
 */
export function sendImport(
  register: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      "POST",
      addressOf(routes.importRecords, { params: { register }, query: { name: file.name } }),
    );
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total ? loaded / total : 0),
    );
    request.addEventListener("load", () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as ImportReport);
      else reject(new ProblemError(problemIn(request)));
    });
    request.addEventListener("error", () => reject(new OfflineError(undefined)));
    request.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function problemIn(request: XMLHttpRequest): Problem {
  if (request.getResponseHeader("content-type")?.includes("json")) {
    return JSON.parse(request.responseText) as Problem;
  }
  const detail = `HTTP ${request.status}`;
  return { type: "about:blank", title: detail, status: request.status, detail, code: "internal" };
}
