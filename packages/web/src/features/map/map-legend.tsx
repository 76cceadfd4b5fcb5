// What the signs and colours on the map mean; only those that are on it.
import { useMapMessages } from "./map-messages.ts";
import { toneShapes, type MapData, type Sign, type Tone } from "./map-model.ts";
import { SignIcon, SpanIcon, toneVariable } from "./sign-icon.tsx";
import classes from "./map.module.css";

const toneOrder: readonly Tone[] = [
  "open-overdue",
  "open-in-term",
  "done-late",
  "done-on-time",
  "cannot-rate",
  "plain",
];
const signOrder: readonly Sign[] = ["bridge", "road", "airport", "ferry", "port", "gate", "heritage", "dot"];

export function MapLegend({ data: { items, spans } }: { readonly data: MapData }) {
  const messages = useMapMessages();
  const tones = new Set<Tone>([...items, ...spans].map(({ tone }) => tone));
  const signs = new Set(items.map(({ sign }) => sign));
  return (
    <div className={classes.legend} role="group" aria-label={messages.legend}>
      {spans.length > 0 && (
        <span className={classes.legendEntry}>
          <SpanIcon tone="plain" /> {messages.spans} ({messages.spanNumber})
        </span>
      )}
      {signOrder
        .filter((sign) => signs.has(sign))
        .map((sign) => (
          <span key={sign} className={classes.legendEntry}>
            <SignIcon sign={sign} tone="plain" /> {messages.signs[sign]}
          </span>
        ))}
      {toneOrder
        .filter((tone) => tones.has(tone))
        .map((tone) => (
          <span key={tone} className={classes.legendEntry}>
            <b style={{ color: toneVariable(tone) }} aria-hidden>
              {toneShapes[tone]}
            </b>
            {messages.classes[tone]}
          </span>
        ))}
      {items.some(({ conflict }) => conflict) && (
        <span className={classes.legendEntry}>
          <b aria-hidden>≠</b> {messages.conflict}
        </span>
      )}
    </div>
  );
}
