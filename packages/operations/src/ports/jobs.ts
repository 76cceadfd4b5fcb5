// What a node does by itself at set times, as people may look at it: the queues, how they fared, and the button to run one.
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Text } from "@nhipcau/domain/text.ts";

export type JobName = "urge" | "send-digests" | "send-pushes";

/** What a job is and when it runs, days being those of Asia/Ho_Chi_Minh. */
export interface JobKind {
  readonly label: Text;
  /** Hour and minute of every day. */
  readonly at: { readonly hour: number; readonly minute: number };
  /** How often it is tried again after a failure, and after how many seconds. */
  readonly retries: number;
  readonly retryAfter: number;
  /** Also run whenever the node starts, since its hour may have passed while the node was down. */
  readonly atStart: boolean;
}

export const jobKinds: Readonly<Record<JobName, JobKind>> = {
  urge: {
    label: { vi: "Đôn đốc hằng ngày", en: "Daily urging" },
    at: { hour: 5, minute: 0 },
    retries: 10,
    retryAfter: 300,
    atStart: true,
  },
  "send-digests": {
    label: { vi: "Gửi thư tóm tắt trong ngày", en: "Letters of the day" },
    at: { hour: 7, minute: 0 },
    retries: 80,
    retryAfter: 600,
    atStart: false,
  },
  "send-pushes": {
    label: { vi: "Báo lên trình duyệt", en: "Push to browsers" },
    at: { hour: 7, minute: 5 },
    retries: 3,
    retryAfter: 600,
    atStart: false,
  },
};

export const jobNames = Object.keys(jobKinds) as readonly JobName[];

export type JobRunState = "waiting" | "retrying" | "running" | "done" | "failed";

export interface JobRun {
  readonly id: string;
  readonly state: JobRunState;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** How often it was tried again. */
  readonly retries: number;
  /** Why it failed, the last time; no person's data. */
  readonly failure?: string;
  /** What it did, such as the number of notices given. */
  readonly result?: Readonly<Record<string, number>>;
}

export interface JobView {
  readonly name: JobName;
  /** Its latest runs, the newest first. */
  readonly runs: readonly JobRun[];
}

/** What one run of a job did, in numbers. */
export type JobResult = Readonly<Record<string, number>>;

export type JobWork = Readonly<Record<JobName, () => Promise<JobResult>>>;

export interface Jobs {
  view(): Promise<readonly JobView[]>;
  /** Runs a job now, or at once again one that waits to be tried again. Refuses one that waits or runs (`job-cannot-run`). */
  runNow(name: JobName): Promise<Outcome<void>>;
}
