// The map's colours, taken from the page's own in light or dark, so that both change together.
import type { Tone } from "./map-model.ts";

export interface MapColours {
  readonly sea: string;
  readonly home: string;
  readonly abroad: string;
  readonly coast: string;
  readonly border: string;
  readonly ink: string;
  readonly faint: string;
  readonly halo: string;
  readonly card: string;
  readonly tones: Readonly<Record<Tone, string>>;
}

/** Reads the colours of the page as it is shown now. */
export function readMapColours(isDark: boolean): MapColours {
  const style = getComputedStyle(document.documentElement);
  const page = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise;
  const ground = isDark ? darkGround : lightGround;
  return {
    ...ground,
    ink: page("--nc-ink", ground.border),
    card: page("--nc-card", ground.home),
    tones: {
      "done-on-time": page("--nc-done-on-time", "#2c6e49"),
      "done-late": page("--nc-done-late", "#67722b"),
      "open-in-term": page("--nc-open-in-term", "#0f6b6f"),
      "open-overdue": page("--nc-open-overdue", "#b3261e"),
      "cannot-rate": page("--nc-cannot-rate", "#5b6b6d"),
      plain: page("--nc-pier", "#21393d"),
    },
  };
}

const lightGround = {
  sea: "#dfeeed",
  home: "#f4f1e4",
  abroad: "#e7e5dc",
  coast: "#9db8b4",
  border: "#a39e8c",
  faint: "#5f7d80",
  halo: "#fbfaf6",
};

const darkGround = {
  sea: "#0d2229",
  home: "#1d2d31",
  abroad: "#182327",
  coast: "#47676a",
  border: "#5d6f70",
  faint: "#7fa3a6",
  halo: "#0f1b1f",
};
