// What is said about connections, sharing and traces, which comes with those pages and not with the first load.
import { useLanguage } from "../../app/language.tsx";
import { connections as connectionsEn } from "../../messages/en/connections.ts";
import { sharing as sharingEn } from "../../messages/en/sharing.ts";
import { succession as successionEn } from "../../messages/en/succession.ts";
import { trace as traceEn } from "../../messages/en/trace.ts";
import { connections } from "../../messages/vi/connections.ts";
import { sharing } from "../../messages/vi/sharing.ts";
import { succession } from "../../messages/vi/succession.ts";
import { trace } from "../../messages/vi/trace.ts";

const catalogues = {
  vi: { connections, sharing, succession, trace },
  en: { connections: connectionsEn, sharing: sharingEn, succession: successionEn, trace: traceEn },
};

/** The messages of this feature in the reader's language. */
export function useConnectionMessages(): (typeof catalogues)["vi"] {
  return catalogues[useLanguage().language];
}
