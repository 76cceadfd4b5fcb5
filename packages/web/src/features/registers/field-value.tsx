// The value of a field on the screen: references as links, links as links, the rest as text.
import { Anchor, Badge, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { FieldDescription } from "@nhipcau/registers/declaration/description.ts";
import { recordAddress } from "../../app/record-address.ts";
import { useLanguage } from "../../app/language.tsx";
import { codeText, fieldText, listOf, nameOf, type Names } from "./field-text.ts";
import { fill } from "../../messages/fill.ts";
import { useRegisterMessages } from "./register-messages.ts";

interface FieldValueProps {
  readonly field: FieldDescription;
  readonly value: unknown;
  readonly names: Names;
  /** In a table: one line, geometry as a pin. */
  readonly compact?: boolean;
}

export function FieldValue({ field, value, names, compact = false }: FieldValueProps) {
  const { language } = useLanguage();
  const text = fieldText(field, value, names, language);
  if (text === undefined) return <Missing compact={compact} />;
  switch (field.type) {
    case "reference":
      return <RecordLink register={field.register} id={String(value)} names={names} />;
    case "references":
      return <RecordLinks field={field} ids={listOf(value)} names={names} compact={compact} />;
    case "codes":
      if (compact) return text;
      return (
        <Group gap={4}>
          {listOf(value).map((code) => (
            <Badge key={code} variant="light" color="gray" tt="none" fw={500}>
              {codeText(field, code, language)}
            </Badge>
          ))}
        </Group>
      );
    case "geometry":
      return compact ? <Pin text={text} /> : text;
    case "link":
      return (
        <Anchor href={String(value)} target="_blank" rel="noreferrer noopener" inherit>
          {text}
        </Anchor>
      );
    case "long-text":
      return compact ? text : <span style={{ whiteSpace: "pre-line" }}>{text}</span>;
    case "text":
    case "integer":
    case "decimal":
    case "date":
    case "yes-no":
    case "code":
      return text;
  }
}

/** A record by name, leading to its page. */
export function RecordLink({
  register,
  id,
  names,
}: {
  readonly register: string | undefined;
  readonly id: string;
  readonly names: Names;
}) {
  const name = nameOf(names, register, id);
  if (register === undefined) return name;
  const { to, params } = recordAddress(register, id);
  return (
    <Anchor inherit renderRoot={(props) => <Link {...props} to={to} params={params} />}>
      {name}
    </Anchor>
  );
}

function RecordLinks({
  field,
  ids,
  names,
  compact,
}: {
  readonly field: FieldDescription;
  readonly ids: readonly string[];
  readonly names: Names;
  readonly compact: boolean;
}) {
  const links = ids.map((id, index) => (
    <span key={id}>
      {compact && index > 0 ? ", " : ""}
      <RecordLink register={field.register} id={id} names={names} />
    </span>
  ));
  return compact ? (
    <>{links}</>
  ) : (
    <Stack gap={6} align="flex-start">
      {links}
    </Stack>
  );
}

function Pin({ text }: { readonly text: string }) {
  const messages = useRegisterMessages();
  return (
    <Tooltip label={text}>
      <IconMapPin
        size={18}
        role="img"
        aria-label={fill(messages.hasPlace, { place: text })}
        color="var(--nc-side-0)"
      />
    </Tooltip>
  );
}

function Missing({ compact }: { readonly compact: boolean }) {
  const messages = useRegisterMessages();
  if (compact) {
    return (
      <Text span c="dimmed" inherit aria-label={messages.missing}>
        –
      </Text>
    );
  }
  return (
    <Text span c="dimmed" inherit fs="italic">
      {messages.missing}
    </Text>
  );
}
