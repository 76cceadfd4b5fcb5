// The formats of `format.ts` bound to the reader's language.
import { formatDay, formatInstant, formatNumber, formatPercent } from "./format.ts";
import { useLanguage } from "./language.tsx";

export interface Format {
  readonly day: (iso: string) => string;
  readonly instant: (instant: string) => string;
  readonly number: (value: number) => string;
  readonly percent: (value: number) => string;
}

export function useFormat(): Format {
  const { language } = useLanguage();
  return {
    day: formatDay,
    instant: formatInstant,
    number: (value) => formatNumber(value, language),
    percent: (value) => formatPercent(value, language),
  };
}
