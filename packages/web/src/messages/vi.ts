// The Vietnamese catalogue, which is the source: its shape is the shape of every other catalogue.
import { agreements } from "./vi/agreements.ts";
import { commitments } from "./vi/commitments.ts";
import { figures } from "./vi/figures.ts";
import { lists } from "./vi/lists.ts";
import { overview } from "./vi/overview.ts";
import { reports } from "./vi/reports.ts";
import { review } from "./vi/review.ts";
import { search } from "./vi/search.ts";
import { shell } from "./vi/shell.ts";
import { signIn } from "./vi/sign-in.ts";
import { span } from "./vi/span.ts";
import { work } from "./vi/work.ts";

export const vi = {
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

export type Messages = typeof vi;
