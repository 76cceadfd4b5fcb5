// Each party's word about the present text, side by side; what was said about another text is shown and does not count.
import type { PartyWordView } from "@nhipcau/contract/shapes/petitions.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { usePetitionMessages } from "./petition-messages.ts";
import classes from "./petitions.module.css";

export function PartyWords({ parties }: { readonly parties: readonly PartyWordView[] }) {
  return (
    <div className={classes.parties}>
      {parties.map((party) => (
        <Party key={party.party.id} said={party} />
      ))}
    </div>
  );
}

function Party({ said }: { readonly said: PartyWordView }) {
  const messages = usePetitionMessages();
  const text = useText();
  const format = useFormat();
  const { party, continues, word, agency, signedOn, reason, voided } = said;
  return (
    <section className={classes.party} data-word={word}>
      <h3>{party.name}</h3>
      {continues.length === 0 ? null : (
        <p className={classes.fine}>{messages.continues(continues.map(({ name }) => name).join(", "))}</p>
      )}
      <p>
        <strong className={classes.word} data-word={word}>
          {messages.words[word]}
        </strong>
      </p>
      {agency === undefined || signedOn === undefined ? null : (
        <p>{messages.signedBy(agency.name, format.day(signedOn))}</p>
      )}
      {reason === undefined ? null : (
        <blockquote>
          <Written vi={reason} />
        </blockquote>
      )}
      {voided.map(({ decision, signedOn: day }) => (
        <p key={`${decision.code} ${day}`} className={classes.fine}>
          {messages.voided(text(decision.label), format.day(day))}
        </p>
      ))}
    </section>
  );
}
