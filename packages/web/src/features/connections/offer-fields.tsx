// The third step of an offer: which fields go. Ordinary ones are on; personal ones are off, marked, and need a purpose.
import { Button, Checkbox } from "@mantine/core";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { ordinaryFields } from "./offer-draft.ts";
import type { OfferStepProps } from "./offer-rows.tsx";

export function OfferFields({ draft, register, change }: OfferStepProps) {
  const { sharing } = useConnectionMessages();
  const text = useText();
  const format = useFormat();
  const ordinary = ordinaryFields(register);
  const personal = draft.fields.filter((name) => !ordinary.includes(name));
  return (
    <Card
      title={`3. ${sharing.steps.fields}`}
      aside={`${format.number(draft.fields.length)}/${format.number(register.fields.length)}`}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => change({ fields: [...ordinary, ...personal] })}
        >
          {sharing.allFields}
        </Button>
      }
    >
      <p className={classes.fine}>{sharing.fieldsLead}</p>
      <Checkbox.Group
        aria-label={sharing.steps.fields}
        mt="sm"
        value={[...draft.fields]}
        onChange={(fields) => change({ fields })}
        error={draft.fields.length === 0 ? sharing.noFields : undefined}
      >
        <div className={classes.fields}>
          {register.fields.map(({ name, label, personal: isPersonal }) => (
            <Checkbox
              key={name}
              value={name}
              label={
                <>
                  {text(label)}
                  {isPersonal ? <span className={classes.personal}>◆ {sharing.personal}</span> : null}
                </>
              }
            />
          ))}
        </div>
      </Checkbox.Group>
    </Card>
  );
}
