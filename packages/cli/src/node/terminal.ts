// How the command line speaks: sentences for people, one JSON object for machines, bars for what takes long.
import cliProgress from "cli-progress";
import { type Refusal, refusalSentence } from "@nhipcau/domain/refusals.ts";
import type { Language } from "@nhipcau/domain/text.ts";

/** What a command ends with; documented in docs/command-line.md. */
export const exitCodes = {
  done: 0,
  /** Something broke that should not. */
  failed: 1,
  /** The command or its input was refused; nothing was changed. */
  refused: 2,
  /** It ran, and what it compared or checked is not as it should be. */
  different: 3,
} as const;

export interface Terminal {
  readonly language: Language;
  readonly json: boolean;
  /** A line for people; nothing where a machine listens. */
  say(vi: string, en: string): void;
  /** The result: an object for machines, lines for people. */
  result(value: object, vi: string, en: string): void;
  refuse(refusals: readonly Refusal[]): number;
  bar(vi: string, en: string): ProgressBar;
}

export interface ProgressBar {
  update(value: number, total: number): void;
  end(): void;
}

/** The terminal a command talks to. Vietnamese unless the environment's language is English. */
export function makeTerminal(options: { readonly json?: boolean }): Terminal {
  const json = options.json === true;
  const language: Language =
    /^en/iu.test(process.env["LC_ALL"] ?? process.env["LANG"] ?? "") && process.env["NHIPCAU_LANG"] !== "vi"
      ? "en"
      : "vi";
  const pick = (vi: string, en: string): string => (language === "en" ? en : vi);
  return {
    language,
    json,
    say: (vi, en) => {
      if (!json) console.log(pick(vi, en));
    },
    result: (value, vi, en) => console.log(json ? JSON.stringify(value) : pick(vi, en)),
    refuse: (refusals) => {
      const sentences = refusals
        .slice(0, 20)
        .map(
          (refusal) =>
            `${refusal.path === undefined ? "" : `${refusal.path}: `}${refusalSentence(refusal, language)}`,
        );
      if (json)
        console.log(
          JSON.stringify({
            refused: refusals.map((refusal) => ({
              ...refusal,
              sentence: refusalSentence(refusal, language),
            })),
          }),
        );
      else console.error(sentences.join("\n"));
      return exitCodes.refused;
    },
    bar: (vi, en) => (json ? { update: () => undefined, end: () => undefined } : startBar(pick(vi, en))),
  };
}

function startBar(label: string): ProgressBar {
  const bar = new cliProgress.SingleBar(
    {
      format: `${label} {bar} {percentage}% · {value}/{total}`,
      hideCursor: true,
      noTTYOutput: true,
      notTTYSchedule: 5000,
      clearOnComplete: false,
      barsize: 24,
    },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    update: (value, total) => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.setTotal(total);
      bar.update(value);
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}
