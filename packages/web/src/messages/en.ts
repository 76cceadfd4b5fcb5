// The English catalogue; a key missing here is a type error.
import { figures } from "./en/figures.ts";
import { overview } from "./en/overview.ts";
import { search } from "./en/search.ts";
import { shell } from "./en/shell.ts";
import { span } from "./en/span.ts";
import type { Messages } from "./vi.ts";

export const en: Messages = { figures, overview, search, shell, span };
