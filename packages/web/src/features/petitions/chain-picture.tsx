// The way from obstacle to answer, drawn as a bridge: a deck that is built as far as it has got, a pier at each step, a crack
// where it began, two half decks where parties sign, a diamond where it stands. The words stand at each step; who hears the
// page hears one sentence.
import { type ChainStep, chainSentence } from "./chain.ts";
import classes from "./chain.module.css";
import { usePetitionMessages } from "./petition-messages.ts";
import { StepMark } from "./step-mark.tsx";

export function ChainPicture({ steps }: { readonly steps: readonly ChainStep[] }) {
  const messages = usePetitionMessages();
  return (
    <figure className={classes.picture}>
      <figcaption className={classes.spoken}>{chainSentence(steps, messages)}</figcaption>
      <ol className={classes.steps} aria-hidden="true">
        {steps.map((step, at) => (
          <li key={step.key} data-tone={step.tone} data-next={steps[at + 1]?.tone}>
            <Deck isFirst={at === 0} isLast={at === steps.length - 1} />
            <StepMark step={step} />
            <div className={classes.words}>
              <strong>{messages.steps[step.kind]}</strong>
              {step.words === undefined ? (
                <span>{step.detail}</span>
              ) : (
                step.words.map(({ party, word }) => (
                  <span key={party} data-word={word}>
                    {party}: {messages.words[word]}
                  </span>
                ))
              )}
            </div>
          </li>
        ))}
      </ol>
    </figure>
  );
}

// The deck through one step, in two halves: built before it when it is reached, and after it when the next one is.
function Deck({ isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean }) {
  return (
    <svg className={classes.deck} viewBox="0 0 100 100" preserveAspectRatio="none">
      {isFirst ? null : (
        <>
          <line className={classes.before} data-lie="across" x1="0" x2="50" y1="50" y2="50" />
          <line className={classes.before} data-lie="down" x1="50" x2="50" y1="0" y2="50" />
        </>
      )}
      {isLast ? null : (
        <>
          <line className={classes.behind} data-lie="across" x1="50" x2="100" y1="50" y2="50" />
          <line className={classes.behind} data-lie="down" x1="50" x2="50" y1="50" y2="100" />
        </>
      )}
    </svg>
  );
}
