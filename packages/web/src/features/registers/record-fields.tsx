// All fields of a record with their labels; fields without a value are named together at the end, never shown as zero.
import { Text, Tooltip } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { RecordView } from "@nhipcau/contract/shapes/record.ts";
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useText } from "../../app/language.tsx";
import { fill } from "../../messages/fill.ts";
import { sameValue } from "./conflict.ts";
import type { Names } from "./field-text.ts";
import { FieldValue } from "./field-value.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import classes from "./registers.module.css";

const PlaceMap = lazy(async () => ({ default: (await import("../map/place-map.tsx")).PlaceMap }));

/** The fields about where a record comes from stand apart from its content. */
export const originFields: ReadonlySet<string> = new Set([
  "source",
  "locator",
  "certainty",
  "illustrative",
  "note",
]);

interface RecordFieldsProps {
  readonly register: RegisterDescription;
  readonly record: RecordView;
  readonly names: Names;
}

export function RecordFields({ register, record, names }: RecordFieldsProps) {
  const messages = useRegisterMessages();
  const text = useText();
  const content = register.fields.filter(({ name }) => !originFields.has(name));
  const given = content.filter(({ name }) => !sameValue(record.body[name], undefined));
  const missing = content.filter(({ name }) => sameValue(record.body[name], undefined));
  return (
    <>
      <dl className={classes.fields}>
        {given.map((field) => (
          <FieldLine key={field.name} field={field} value={record.body[field.name]} names={names} />
        ))}
      </dl>
      {missing.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {fill(messages.record.missingFields, {
            fields: missing.map(({ label }) => text(label).toLowerCase()).join(", "),
          })}
        </Text>
      )}
    </>
  );
}

interface FieldLineProps {
  readonly field: FieldDescription;
  readonly value: unknown;
  readonly names: Names;
}

/** One field as a line of a definition list. */
export function FieldLine({ field, value, names }: FieldLineProps) {
  const text = useText();
  const label = text(field.label);
  return (
    <div>
      <dt>
        {field.help ? (
          <Tooltip label={text(field.help)} multiline maw={320}>
            <span style={{ textDecoration: "underline dotted", textUnderlineOffset: 3 }}>{label}</span>
          </Tooltip>
        ) : (
          label
        )}
      </dt>
      <dd>
        <FieldValue field={field} value={value} names={names} />
        {field.unit && ` ${text(field.unit)}`}
        {field.type === "geometry" && (
          <Suspense>
            <PlaceMap geometry={value as GeoJSON.Geometry} height={220} />
          </Suspense>
        )}
      </dd>
    </div>
  );
}
