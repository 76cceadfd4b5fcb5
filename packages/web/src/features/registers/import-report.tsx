// What an import would do, with every problem by row, column, value and reason; and what it did.
import { Alert, Anchor, Button, Group, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { call, routes } from "../../app/api.ts";
import { useLanguage } from "../../app/language.tsx";
import { addressOf } from "../../app/request.ts";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import type { ImportReport } from "./import-file.ts";
import { problemText } from "./problem-text.ts";
import { useRegisterMessages } from "./register-messages.ts";
import classes from "./registers.module.css";

interface ImportDryRunProps {
  readonly report: ImportReport;
  readonly onTaken: (report: ImportReport) => void;
  readonly onAgain: () => void;
}

export function ImportDryRun({ report, onTaken, onAgain }: ImportDryRunProps) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const { number } = useFormat();
  const take = useMutation({
    mutationFn: () =>
      call(routes.commitImport, { params: { import: report.import }, body: { takeGood: true } }),
    onSuccess: onTaken,
  });
  const writes = report.creates + report.changes;
  const label = fill(report.bad === 0 ? messages.imports.takeAll : messages.imports.takeGood, {
    n: number(report.good),
  });
  return (
    <Stack gap="lg">
      <Figures report={report} />
      {report.ignoredColumns.length > 0 && (
        <Text size="sm">{fill(messages.imports.ignored, { columns: report.ignoredColumns.join(", ") })}</Text>
      )}
      {writes === 0 && (
        <Alert color="gray">
          {report.good === 0 ? messages.imports.nothingGood : messages.imports.nothingNew}
        </Alert>
      )}
      {take.error && (
        <Alert color="red" variant="light" role="alert">
          {problemText(take.error, language, messages.offline)}
        </Alert>
      )}
      <Group gap="sm">
        {writes > 0 && (
          <Button loading={take.isPending} onClick={() => take.mutate()}>
            {label}
          </Button>
        )}
        {report.bad > 0 && <MendButton report={report} />}
        <Button variant="default" onClick={onAgain}>
          {messages.imports.another}
        </Button>
      </Group>
      {report.problems.length > 0 && <ProblemTable report={report} />}
    </Stack>
  );
}

/** What was written, and what is still to be mended. */
export function ImportResult({ report, onAgain }: Omit<ImportDryRunProps, "onTaken">) {
  const messages = useRegisterMessages().imports;
  const { number } = useFormat();
  return (
    <Stack gap="lg">
      <Title order={2} size="h3" role="status">
        ✓ {fill(messages.taken, { n: number(report.written) })}
      </Title>
      {report.bad > 0 && <Text>{fill(messages.stillBad, { n: number(report.bad) })}</Text>}
      <Group gap="sm">
        {report.bad > 0 && <MendButton report={report} />}
        <Anchor
          renderRoot={(props) => (
            <Link {...props} to="/du-lieu/$register" params={{ register: report.register }} />
          )}
        >
          {messages.open}
        </Anchor>
        <Button variant="default" onClick={onAgain}>
          {messages.another}
        </Button>
      </Group>
    </Stack>
  );
}

function Figures({ report }: { readonly report: ImportReport }) {
  const messages = useRegisterMessages().imports;
  const { number } = useFormat();
  const figures = ["rows", "good", "bad", "creates", "changes", "unchanged"] as const;
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }} spacing="sm">
      {figures.map((figure) => (
        <div key={figure} className={classes.panel}>
          <Text fz={24} fw={700} lh={1.2}>
            {number(report[figure])}
          </Text>
          <Text size="sm" c="dimmed">
            {messages[figure]}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

function MendButton({ report }: { readonly report: ImportReport }) {
  const messages = useRegisterMessages().imports;
  const { language } = useLanguage();
  const address = addressOf(routes.importMendFile, {
    params: { import: report.import },
    query: { format: "xlsx", language },
  });
  return (
    <Button
      variant="default"
      component="a"
      href={address}
      download
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {messages.mend}
    </Button>
  );
}

function ProblemTable({ report }: { readonly report: ImportReport }) {
  const messages = useRegisterMessages().imports;
  const { language } = useLanguage();
  const { number } = useFormat();
  const more = report.problemCount > report.problems.length;
  return (
    <section>
      <Title order={2} size="h4">
        {messages.problems}
      </Title>
      {more && (
        <Text size="sm" c="dimmed">
          {fill(messages.firstOf, { n: number(report.problems.length), of: number(report.problemCount) })}
        </Text>
      )}
      <Table.ScrollContainer minWidth={600}>
        <Table striped verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">{messages.row}</Table.Th>
              <Table.Th>{messages.column}</Table.Th>
              <Table.Th>{messages.value}</Table.Th>
              <Table.Th>{messages.why}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.problems.map((problem, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a report never changes
              <Table.Tr key={index}>
                <Table.Td ta="right">{problem.row}</Table.Td>
                <Table.Td>{problem.column}</Table.Td>
                <Table.Td style={{ overflowWrap: "anywhere" }}>{problem.value}</Table.Td>
                <Table.Td>{problem[language]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
