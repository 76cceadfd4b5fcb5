// Where a record comes from and who answers for it: source, place in it, author, steward, version, since when.
import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import type { Answer } from "../../app/api.ts";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import { sameValue } from "./conflict.ts";
import { RecordLink } from "./field-value.tsx";
import { FieldLine, originFields } from "./record-fields.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import classes from "./registers.module.css";

interface RecordOriginProps {
  readonly register: RegisterDescription;
  readonly answer: Answer<"record">;
}

export function RecordOrigin({ register, answer: { record, names } }: RecordOriginProps) {
  const messages = useRegisterMessages().record;
  const { day, instant } = useFormat();
  const origin = register.fields.filter(
    ({ name }) => originFields.has(name) && !sameValue(record.body[name], undefined),
  );
  const hasSource = !sameValue(record.body["source"], undefined);
  return (
    <section className={classes.panel}>
      <Title order={2} size="h5" mb={4}>
        {messages.provenance}
      </Title>
      <dl className={classes.fields}>
        {!hasSource && <Line label={messages.source}>{messages.noSource}</Line>}
        {origin.map((field) => (
          <FieldLine key={field.name} field={field} value={record.body[field.name]} names={names} />
        ))}
        <Line label={messages.author}>
          <RecordLink register="localities" id={record.author} names={names} />
        </Line>
        <Line label={messages.steward}>
          <RecordLink register="localities" id={record.steward} names={names} />
        </Line>
        <Line label={messages.holdsFrom}>{day(record.holdsFrom)}</Line>
        <Line label={messages.recordedAt}>
          {instant(record.recordedAt)} · {fill(messages.version, { n: record.version }).toLowerCase()}
        </Line>
        <Line label={messages.scope}>{messages.scopes[record.scope]}</Line>
      </dl>
    </section>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
