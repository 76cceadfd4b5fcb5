// A reporter of Node's test runner beside the usual one: which files took longest, so that a run that has become slow
// says where.
import { relative } from "node:path";
import type { TestEvent } from "node:test/reporters";

const shown = 10;

/** Gives the files of a run that took longest, the slowest first, once the run has ended. */
// oxlint-disable-next-line import/no-default-export -- Node finds a reporter by its default export
export default async function* slowestFiles(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const took = new Map<string, number>();
  for await (const event of events) {
    if (event.type === "test:summary" && event.data.file !== undefined)
      took.set(event.data.file, event.data.duration_ms);
  }
  const slowest = [...took].toSorted(([, a], [, b]) => b - a).slice(0, shown);
  for (const [file, duration] of slowest)
    yield `${(duration / 1000).toFixed(1).padStart(7)} s  ${relative(process.cwd(), file)}\n`;
}
