// From the sentence to the result, with what is missing said plainly.
import { Link } from "@tanstack/react-router";
import { AgreementName } from "../../app/agreement-name.tsx";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages } from "../../app/language.tsx";
import { Written } from "../../app/written.tsx";
import { chainSteps, type ChainStep } from "./chain-steps.ts";
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
            {step.says.map((said, index) => (
              <p key={said}>
                <Said step={step} index={index} said={said} answer={answer} />
              </p>
            ))}
            {step.quote === undefined ? null : <blockquote lang="vi">“{step.quote}…”</blockquote>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

interface SaidProps {
  readonly step: ChainStep;
  readonly index: number;
  readonly said: string;
  readonly answer: Answer<"commitment">;
}

// What is missing and what is counted is said by the page; the rest are words of the records.
function Said({ step, index, said, answer: { commitment, clauses, obstacles } }: SaidProps) {
  if (step.missing) return said;
  switch (step.name) {
    case "agreement":
      return (
        <Link to="/thoa-thuan/$id" params={{ id: commitment.agreement.id }}>
          <AgreementName of={commitment.agreement} />
        </Link>
      );
    case "clauses":
      return <Written vi={said} en={clauses[index]?.contentEn} />;
    case "commitment":
      return <Written vi={said} en={commitment.titleEn} />;
    case "results":
      return <Written vi={said} />;
    case "obstacles":
      return obstacles.some(({ title }) => title === said) ? <Written vi={said} /> : said;
    case "parts":
    case "reports":
      return said;
  }
}
