// The API as a readable page: every operation with its parameters, an example of its answer and a link to try it.
import {
  Accordion,
  Anchor,
  Badge,
  Code,
  Group,
  Skeleton,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { foldForSearch } from "@nhipcau/domain/text.ts";
import { routes, useCall } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { fill } from "../../messages/fill.ts";
import { useApiMessages } from "./api-messages.ts";
import { operationsOf, type Operation, type OperationGroup } from "./operations.ts";

const groups: readonly OperationGroup[] = ["programme", "registers", "node", "system"];

export function ApiPage() {
  const messages = useApiMessages();
  const { language } = useLanguage();
  const { data, error } = useCall(routes.openapi);
  const [wanted, setWanted] = useState("");
  useDocumentTitle(`${messages.title} · Nhịp Cầu`);
  const operations = useMemo(() => operationsOf(data, language), [data, language]);
  const found = operations.filter(({ path, summary }) =>
    foldForSearch(`${path} ${summary}`).includes(foldForSearch(wanted)),
  );
  return (
    <Stack gap="lg" maw={1000}>
      <div>
        <Title order={1}>{messages.title}</Title>
        <Text>
          {messages.lead}{" "}
          <Anchor href="/openapi.json" underline="always">
            /openapi.json
          </Anchor>
        </Text>
      </div>
      <TextInput
        leftSection={<IconSearch size={16} aria-hidden />}
        placeholder={messages.find}
        aria-label={messages.find}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        maw={360}
      />
      {error && <Text role="alert">{messages.failed}</Text>}
      {!data && !error && <Skeleton h={400} />}
      {data !== undefined && found.length === 0 && <Text>{messages.none}</Text>}
      {groups.map((group) => (
        <GroupSection
          key={group}
          title={messages.groups[group]}
          operations={found.filter((operation) => operation.group === group)}
        />
      ))}
    </Stack>
  );
}

function GroupSection({
  title,
  operations,
}: {
  readonly title: string;
  readonly operations: readonly Operation[];
}) {
  if (operations.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Accordion
        variant="separated"
        multiple
        chevronPosition="right"
        order={3}
        styles={{ item: { backgroundColor: "var(--nc-card)", borderColor: "var(--nc-line)", marginTop: 8 } }}
      >
        {operations.map((operation) => (
          <Accordion.Item key={keyOf(operation)} value={keyOf(operation)}>
            <Accordion.Control>
              <Group gap="sm" wrap="wrap">
                <Badge
                  variant="light"
                  color={operation.method === "GET" ? "sea" : "strait"}
                  w={70}
                  radius="sm"
                >
                  {operation.method}
                </Badge>
                <Code fz="sm" style={{ overflowWrap: "anywhere" }}>
                  {operation.path}
                </Code>
                <Text size="sm">{operation.summary}</Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <OperationDetail operation={operation} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}

function OperationDetail({ operation }: { readonly operation: Operation }) {
  const messages = useApiMessages();
  const { parameters, body, example, media, method, path, answers } = operation;
  return (
    <Stack gap="md">
      {parameters.length > 0 && <ParameterTable operation={operation} />}
      {body !== undefined && <Example title={messages.body} value={body} />}
      {example !== undefined && <Example title={messages.example} value={example} />}
      {media.length > 0 && <Text size="sm">{fill(messages.media, { types: media.join(", ") })}</Text>}
      <Text size="sm" c="dimmed">
        {messages.answers}: {answers.map(({ status }) => status).join(", ")}
      </Text>
      {method === "GET" && !path.includes("{") && (
        <Anchor size="sm" href={path} target="_blank">
          {messages.tryIt}: {path}
        </Anchor>
      )}
    </Stack>
  );
}

function ParameterTable({ operation: { parameters } }: { readonly operation: Operation }) {
  const messages = useApiMessages();
  const places: Record<string, string> = {
    path: messages.inPath,
    query: messages.inQuery,
    header: messages.inHeader,
  };
  return (
    <Table.ScrollContainer minWidth={460}>
      <Table verticalSpacing={4}>
        <Table.Caption style={{ captionSide: "top", textAlign: "left" }}>{messages.parameters}</Table.Caption>
        <Table.Tbody>
          {parameters.map(({ name, place, required, type, description }) => (
            <Table.Tr key={`${place}.${name}`}>
              <Table.Td>
                <Code>{name}</Code>
              </Table.Td>
              <Table.Td>{places[place] ?? place}</Table.Td>
              <Table.Td>{type}</Table.Td>
              <Table.Td>{required ? messages.required : messages.optional}</Table.Td>
              <Table.Td>{description}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Example({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <Code block mah={320} style={{ overflow: "auto" }} tabIndex={0}>
        {JSON.stringify(value, null, 2)}
      </Code>
    </div>
  );
}

function keyOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}
