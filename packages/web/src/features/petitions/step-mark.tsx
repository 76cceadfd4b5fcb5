// The sign of one step on the deck, told apart by shape and not by colour alone.
import type { ChainStep } from "./chain.ts";
import classes from "./chain.module.css";

export function StepMark({ step }: { readonly step: ChainStep }) {
  return (
    <svg className={classes.mark} viewBox="0 0 44 44" width="44" height="44">
      {step.words === undefined ? <Sign step={step} /> : <Signing words={step.words} />}
    </svg>
  );
}

function Sign({ step }: { readonly step: ChainStep }) {
  if (step.tone === "here") return <path className={classes.here} d="M22 9L35 22L22 35L9 22Z" />;
  if (step.kind === "obstacle")
    return (
      <>
        <rect className={classes.pier} x="14" y="12" width="16" height="20" rx="2" />
        <path className={classes.crack} d="M24 8L19 17L25 22L19 28L22 36" />
      </>
    );
  if (step.tone === "behind")
    return (
      <>
        <circle className={classes.pier} cx="22" cy="22" r="10" />
        <path className={classes.tick} d="M17 22.5L20.7 26L27.5 18.5" />
      </>
    );
  return <circle className={classes.ahead} cx="22" cy="22" r="9" />;
}

// A span in small: each party builds its piece towards the middle; an objection is a crack in it.
function Signing({ words }: { readonly words: NonNullable<ChainStep["words"]> }) {
  const isJoined = words.every(({ word }) => word === "agree");
  const width = 40 / Math.max(1, words.length);
  return (
    <>
      <rect className={classes.ground} x="2" y="13" width="40" height="18" rx="3" />
      {words.map(({ party, word }, at) => (
        <g key={party} data-word={word} data-side={at % 4}>
          <rect
            className={classes.piece}
            x={2 + at * width + 1}
            y="15"
            width={width - 2}
            height="14"
            rx="2"
          />
          {word === "object" ? (
            <path
              className={classes.crack}
              d={`M${2 + (at + 0.5) * width} 12l-3 7l5 4l-4 5l2 5`}
              strokeWidth="2"
            />
          ) : null}
        </g>
      ))}
      {isJoined ? <path className={classes.joined} d="M22 14L30 22L22 30L14 22Z" /> : null}
    </>
  );
}
