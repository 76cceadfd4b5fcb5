// What a test asks a node process to do, and where the process finds its database; both travel as JSON.
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { GivenVersion } from "../put-records.ts";

export interface NodePlaceGiven {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly localities: readonly string[];
  readonly endpoint: string;
}

export type NodeCommand =
  | { readonly do: "invite" }
  | { readonly do: "accept-invitation"; readonly file: string }
  | { readonly do: "confirm"; readonly peer: string }
  | { readonly do: "offer"; readonly peer: string; readonly terms: Terms }
  | { readonly do: "answer"; readonly grant: string; readonly accept: boolean }
  | { readonly do: "change"; readonly grant: string; readonly terms: Terms }
  | { readonly do: "revoke" | "renounce"; readonly grant: string }
  | { readonly do: "write"; readonly register: string; readonly versions: readonly GivenVersion[] };
