// Shown when somebody else saved first: both versions side by side, and a choice for every field that differs.
import { Button, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import type { RecordView } from "@nhipcau/contract/shapes/record.ts";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { fill } from "../../messages/fill.ts";
import { differencesOf, mergeBodies, type Body, type Difference, type Side } from "./conflict.ts";
import { fieldText, type Names } from "./field-text.ts";
import { useRegisterMessages } from "./register-messages.ts";
import classes from "./registers.module.css";

interface ConflictViewProps {
  readonly register: RegisterDescription;
  readonly base: Body;
  readonly yours: Body;
  readonly current: RecordView;
  readonly given: number | undefined;
  readonly names: Names;
  readonly onResolve: (merged: Body) => void;
}

export function ConflictView({ register, base, yours, current, given, names, onResolve }: ConflictViewProps) {
  const messages = useRegisterMessages().conflict;
  const differences = differencesOf(register.fields, base, yours, current.body);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const all = (side: Side) =>
    setChosen(Object.fromEntries(differences.map(({ field }) => [field.name, side])));
  return (
    <Stack maw={980} role="alertdialog" aria-label={messages.title}>
      <Title order={1}>{messages.title}</Title>
      <Text>
        {differences.length === 0
          ? messages.same
          : fill(messages.lead, { given: given ?? "?", current: current.version })}
      </Text>
      {differences.length > 0 && (
        <>
          <Group gap="xs">
            <Button variant="default" onClick={() => all("yours")}>
              {messages.allYours}
            </Button>
            <Button variant="default" onClick={() => all("theirs")}>
              {messages.allTheirs}
            </Button>
          </Group>
          <Table.ScrollContainer minWidth={520}>
            <Table verticalSpacing="sm" layout="fixed">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w="22%">{messages.field}</Table.Th>
                  <Table.Th>{messages.yours}</Table.Th>
                  <Table.Th>{messages.theirs}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {differences.map((difference) => (
                  <ChoiceRow
                    key={difference.field.name}
                    difference={difference}
                    names={names}
                    side={chosen[difference.field.name] ?? difference.suggested}
                    onChoose={(side) => setChosen({ ...chosen, [difference.field.name]: side })}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
      <Group>
        <Button onClick={() => onResolve(mergeBodies(differences, chosen, current.body))}>
          {messages.take}
        </Button>
      </Group>
    </Stack>
  );
}

interface ChoiceRowProps {
  readonly difference: Difference;
  readonly names: Names;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}

function ChoiceRow({ difference, names, side, onChoose }: ChoiceRowProps) {
  const messages = useRegisterMessages();
  const text = useText();
  const { language } = useLanguage();
  const label = text(difference.field.label);
  return (
    <Table.Tr role="radiogroup" aria-label={label}>
      <Table.Th scope="row" fw={500}>
        {label}
      </Table.Th>
      {(["yours", "theirs"] as const).map((one) => (
        <Table.Td key={one}>
          <button
            type="button"
            role="radio"
            aria-checked={side === one}
            className={classes.choice}
            onClick={() => onChoose(one)}
          >
            {side === one ? "● " : "○ "}
            {fieldText(difference.field, difference[one], names, language) ?? messages.missing}
          </button>
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
