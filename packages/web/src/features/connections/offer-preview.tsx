// Exactly what a partner would get: how many records today, and the first of them with the fields that go and no others.
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useLanguage, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { fieldText } from "../registers/field-text.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";

export interface OfferPreviewProps {
  readonly preview: Answer<"previewGrant">;
  readonly register: RegisterDescription;
}

export function OfferPreview({ preview: { count, sample, fields }, register }: OfferPreviewProps) {
  const { sharing } = useConnectionMessages();
  const text = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const shown = (name: string, value: unknown) => {
    const field = register.fields.find((one) => one.name === name);
    return field === undefined ? "" : (fieldText(field, value, {}, language) ?? "–");
  };
  return (
    <Card title={sharing.previewTitle}>
      <p className={classes.statement} role="status">
        {count === 0 ? sharing.previewNone : sharing.previewCount(format.number(count))}
      </p>
      {sample.length === 0 ? null : (
        <>
          <p className={classes.fine}>{sharing.previewFirst(format.number(sample.length))}</p>
          <div className={classes.sample} tabIndex={0} role="region" aria-label={sharing.previewTitle}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{sharing.recordId}</th>
                  <th scope="col">{sharing.recordVersion}</th>
                  {fields.map(({ name, label, personal }) => (
                    <th key={name} scope="col">
                      {text(label)}
                      {personal ? <span className={classes.personal}>◆ {sharing.personal}</span> : null}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sample.map(({ id, version, body }) => (
                  <tr key={id}>
                    <th scope="row">{id}</th>
                    <td>{version}</td>
                    {fields.map(({ name }) => (
                      <td key={name} className={classes.cell}>
                        {shown(name, body[name])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Card>
  );
}
