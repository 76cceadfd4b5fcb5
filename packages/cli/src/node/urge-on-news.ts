// Who was asked something hears of it at once and not with the next morning's run: news of a question starts the ladder.
import type { Jobs } from "@nhipcau/operations/ports/jobs.ts";
import { directives } from "@nhipcau/registers/cooperation/directives.ts";
import { escalations } from "@nhipcau/registers/cooperation/escalations.ts";
import { explanationRequests } from "@nhipcau/registers/cooperation/explanation-requests.ts";
import { extensionRequests } from "@nhipcau/registers/cooperation/extension-requests.ts";
import type { LiveChange } from "@nhipcau/server/services.ts";

/** What one puts to another who then owes an answer. */
const asking: ReadonlySet<string> = new Set(
  [explanationRequests, extensionRequests, escalations, directives].map(({ name }) => name),
);

export interface NewsOptions {
  readonly news: {
    subscribe(listener: (changes: readonly Pick<LiveChange, "register">[]) => void): () => void;
  };
  readonly jobs: Pick<Jobs, "runNow">;
  readonly onTrouble: (error: unknown) => void;
  /** Milliseconds in which questions of one moment come together; 1,000 unless told. */
  readonly gather?: number;
}

/** Runs the ladder soon after each question, once for all that came meanwhile; gives the function that ends it. */
export function urgeOnNews({ news, jobs, onTrouble, gather = 1000 }: NewsOptions): () => void {
  let waiting: NodeJS.Timeout | undefined;
  let isOver = false;
  const soon = (): void => {
    if (isOver || waiting) return;
    waiting = setTimeout(() => {
      waiting = undefined;
      jobs.runNow("urge").then((started) => {
        // One that is under way may have read before the question came.
        if (!started.ok) soon();
      }, onTrouble);
    }, gather).unref();
  };
  const end = news.subscribe((changes) => {
    if (changes.some(({ register }) => asking.has(register))) soon();
  });
  return () => {
    isOver = true;
    clearTimeout(waiting);
    end();
  };
}
