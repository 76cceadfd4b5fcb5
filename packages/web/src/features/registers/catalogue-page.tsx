// The catalogue: every register by group, with what it holds, how many and how good.
import { Anchor, Box, Group, Skeleton, Stack, Text, TextInput, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { foldForSearch } from "@nhipcau/domain/text.ts";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import { QualityScore } from "./quality-score.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { problemText } from "./problem-text.ts";
import { useRegisters } from "./use-register.ts";
import classes from "./registers.module.css";

interface Entry {
  readonly description: RegisterDescription;
  readonly count: number;
}

export function CataloguePage() {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const { data, error } = useRegisters();
  const [wanted, setWanted] = useState("");
  useDocumentTitle(`${messages.title} · Nhịp Cầu`);
  const found = (data?.registers ?? []).filter((entry) => matches(entry.description, wanted));
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={1}>{messages.title}</Title>
          <Text c="dimmed">
            {messages.lead}{" "}
            <Anchor underline="always" renderRoot={(props) => <Link {...props} to="/sap-nhap" />}>
              {messages.takeOvers}
            </Anchor>
          </Text>
        </div>
        <TextInput
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder={messages.findRegister}
          aria-label={messages.findRegister}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          w={{ base: "100%", xs: 280 }}
        />
      </Group>
      {error && <Text role="alert">{problemText(error, language, messages.offline)}</Text>}
      {!data && !error && <Skeleton h={420} />}
      {data && found.length === 0 && <Text>{fill(messages.noRegister, { q: wanted })}</Text>}
      {groupsOf(found).map(([group, entries]) => (
        <section key={group} aria-label={messages.groups[group]}>
          <Title order={2} size="h4" mb="xs">
            {messages.groups[group]}
          </Title>
          <div className={classes.catalogue}>
            {entries.map((entry) => (
              <RegisterRow key={entry.description.name} entry={entry} />
            ))}
          </div>
        </section>
      ))}
    </Stack>
  );
}

function RegisterRow({ entry: { description, count } }: { readonly entry: Entry }) {
  const messages = useRegisterMessages();
  const text = useText();
  const { number } = useFormat();
  return (
    <Box className={classes.catalogueRow}>
      <div>
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link {...props} to="/du-lieu/$register" params={{ register: description.name }} />
          )}
        >
          {text(description.label)}
        </Anchor>
        <Text size="sm" c="dimmed">
          {text(description.help)}
        </Text>
      </div>
      <Text className={classes.catalogueCount}>{fill(messages.records, { n: number(count) })}</Text>
      <QualityScore register={description.name} />
    </Box>
  );
}

function groupsOf(entries: readonly Entry[]) {
  const groups = new Map<RegisterDescription["group"], Entry[]>();
  for (const entry of entries) {
    const group = entry.description.group;
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  return [...groups];
}

function matches({ name, label, help }: RegisterDescription, wanted: string): boolean {
  const words = foldForSearch(wanted).split(" ");
  const all = foldForSearch([name, label.vi, label.en, help.vi, help.en].join(" "));
  return words.every((word) => all.includes(word));
}
