// The parties as they signed beside the parties today: signatures are frozen, who answers now is worked out.
import { IconArrowNarrowRight } from "@tabler/icons-react";
import type { Answer } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import classes from "./agreements.module.css";

type Summary = Answer<"agreements">["agreements"][number];

export function AgreementParties({ agreement }: { readonly agreement: Summary }) {
  const messages = useMessages().agreements;
  return (
    <div className={classes.parties}>
      <div>
        <small>{messages.asSigned}</small>
        {agreement.signatories.map(({ name }) => name).join(" · ")}
      </div>
      <IconArrowNarrowRight size={20} stroke={1.5} aria-hidden />
      <div>
        <small>{messages.today}</small>
        {agreement.parties.map(({ party, continues }, index) => (
          <span key={party.id}>
            {index > 0 ? " · " : null}
            {party.name}
            {isItself(party, continues) ? null : (
              <em> ({messages.continues(continues.map(({ name }) => name).join(", "))})</em>
            )}
          </span>
        ))}
        {agreement.internal ? (
          <span className={classes.internal} title={messages.internalHelp}>
            {messages.internal}
          </span>
        ) : null}
      </div>
    </div>
  );
}

function isItself(party: { readonly id: string }, continues: readonly { readonly id: string }[]): boolean {
  return continues.every(({ id }) => id === party.id);
}
