// The sign of a kind of place as it stands on the map, for lists and legends.
import { signStrokes } from "./map-icons.ts";
import type { Sign, Tone } from "./map-model.ts";

/** The colour of a tone as the page's stylesheet names it. */
export function toneVariable(tone: Tone): string {
  return tone === "plain" ? "var(--nc-pier)" : `var(--nc-${tone})`;
}

export function SignIcon({ sign, tone }: { readonly sign: Sign; readonly tone: Tone }) {
  return (
    <svg width={22} height={22} viewBox="0 0 24 24" aria-hidden style={{ flexShrink: 0 }}>
      <circle cx={12} cy={12} r={11} fill={toneVariable(tone)} />
      <g transform="translate(4.8 4.8) scale(0.6)">
        <path
          d={signStrokes(sign)}
          fill="none"
          stroke="var(--nc-card)"
          strokeWidth={2.4}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    </svg>
  );
}

/** The arch of a span in the colour of its state. */
export function SpanIcon({ tone }: { readonly tone: Tone }) {
  return (
    <svg width={22} height={22} viewBox="0 0 24 24" aria-hidden style={{ flexShrink: 0 }}>
      <path
        d="M2 17q10 -14 20 0"
        fill="none"
        stroke={toneVariable(tone)}
        strokeWidth={3.4}
        strokeLinecap="round"
      />
    </svg>
  );
}
