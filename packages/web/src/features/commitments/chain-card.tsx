// From the sentence to the result, with what is missing said plainly.
import { Link } from "@tanstack/react-router";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages } from "../../app/language.tsx";
import { chainSteps } from "./chain-steps.ts";
import classes from "./commitment-page.module.css";

export function ChainCard({ answer }: { readonly answer: Answer<"commitment"> }) {
  const messages = useMessages().commitments;
  const steps = chainSteps(answer, messages.chain);
  return (
    <Card title={messages.chainTitle}>
      <ol className={classes.chain}>
        {steps.map((step) => (
          <li
            key={step.name}
            data-missing={step.missing || undefined}
            data-here={step.name === "commitment" || undefined}
          >
            <small>{step.label}</small>
            {step.says.map((said) => (
              <p key={said}>
                {step.name === "agreement" ? (
                  <Link to="/thoa-thuan/$id" params={{ id: answer.commitment.agreement.id }}>
                    {said}
                  </Link>
                ) : (
                  said
                )}
              </p>
            ))}
            {step.quote === undefined ? null : <blockquote>“{step.quote}…”</blockquote>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
