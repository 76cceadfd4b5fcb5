// Reports, traces and proof files over HTTP: what went between two nodes, and where a record came from and went.
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import { proofContentType } from "@nhipcau/exchange/proof/proof-file.ts";
import { provePeriod, proveRecord } from "@nhipcau/operations/exchange/export-proof.ts";
import { type Days, reportConnection } from "@nhipcau/operations/exchange/report.ts";
import { traceRecord } from "@nhipcau/operations/exchange/trace.ts";
import type { FileToSend } from "@nhipcau/operations/ports/table-files.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { withRegister } from "./record-handlers.ts";
import { managing, seeing } from "./with-exchange.ts";

type TraceHandlers = Pick<Handlers, "connectionReport" | "connectionProof" | "recordTrace" | "recordProof">;

export function traceHandlers(services: Services): TraceHandlers {
  const { store } = services;
  return {
    connectionReport: ({ acting, params, query }) =>
      seeing(services, acting, async ({ node }, permission) => {
        const days = daysOf(query);
        return days.ok ? reportConnection(node, permission, params.peer, days.value) : days;
      }),
    connectionProof: async ({ acting, params, query }) => {
      const days = daysOf(query);
      if (!days.ok) return days;
      const proof = await managing(services, acting, ({ node }) =>
        provePeriod(node, params.peer, days.value),
      );
      return proof.ok ? fileOf(proof.value, `nhipcau-${query.from}-${query.to}`) : proof;
    },
    recordTrace: ({ acting, params }) =>
      seeing(services, acting, ({ node }, permission) =>
        withRegister(store, params.register, (register) =>
          traceRecord(node, acting, permission, register, params.id),
        ),
      ),
    recordProof: async ({ acting, params }) => {
      const proof = await seeing(services, acting, ({ node }) =>
        withRegister(store, params.register, (register) => proveRecord(node, acting, register, params.id)),
      );
      return proof.ok ? fileOf(proof.value, `nhipcau-${params.register}-${params.id}`) : proof;
    },
  };
}

function daysOf({ from, to }: { readonly from: string; readonly to: string }): Outcome<Days> {
  const [first, last] = [parseIsoDate(from), parseIsoDate(to)];
  if (first === undefined) return refused({ code: "no-such-date", path: "from" });
  return last === undefined ? refused({ code: "no-such-date", path: "to" }) : done({ from: first, to: last });
}

function fileOf(bytes: Buffer, name: string): { readonly file: FileToSend } {
  return { file: { media: proofContentType, fileName: `${name}.proof.json`, chunks: oneChunk(bytes) } };
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
