// The Vietnamese catalogue, which is the source: its shape is the shape of every other catalogue.
import { figures } from "./vi/figures.ts";
import { overview } from "./vi/overview.ts";
import { search } from "./vi/search.ts";
import { shell } from "./vi/shell.ts";
import { span } from "./vi/span.ts";

export const vi = { figures, overview, search, shell, span };

export type Messages = typeof vi;
