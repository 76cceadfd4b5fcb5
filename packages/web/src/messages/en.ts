// The English catalogue; a key missing here is a type error.
import { shell } from "./en/shell.ts";
import type { Messages } from "./vi.ts";

export const en: Messages = { shell };
