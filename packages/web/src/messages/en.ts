// The English catalogue; a key missing here is a type error.
import { agreements } from "./en/agreements.ts";
import { commitments } from "./en/commitments.ts";
import { figures } from "./en/figures.ts";
import { lists } from "./en/lists.ts";
import { overview } from "./en/overview.ts";
import { reports } from "./en/reports.ts";
import { review } from "./en/review.ts";
import { search } from "./en/search.ts";
import { shell } from "./en/shell.ts";
import { signIn } from "./en/sign-in.ts";
import { span } from "./en/span.ts";
import { work } from "./en/work.ts";
import type { Messages } from "./vi.ts";

export const en: Messages = {
  agreements,
  commitments,
  figures,
  lists,
  overview,
  reports,
  review,
  search,
  shell,
  signIn,
  span,
  work,
};
