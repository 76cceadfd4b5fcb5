// One register: its list with search, conditions, columns and export; or its map; or the quality of its data.
import { Alert, Anchor, Button, Group, SegmentedControl, Skeleton, Stack, Text, Title } from "@mantine/core";
import { DatesProvider } from "@mantine/dates";
import { useDocumentTitle } from "@mantine/hooks";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useMemo } from "react";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import type { Names } from "./field-text.ts";
import { FilterBar } from "./filter-bar.tsx";
import { hasGeometry } from "./geometry-field.ts";
import { ListActions } from "./list-actions.tsx";
import { nextSort, readListSearch, writeListSearch, type ListState } from "./list-state.ts";
import { problemText } from "./problem-text.ts";
import { QualityPanel } from "./quality-score.tsx";
import { RecordCards } from "./record-cards.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { RegisterTable } from "./register-table.tsx";
import { useIsNarrow } from "./use-is-narrow.ts";
import { useColumns } from "./use-columns.ts";
import { useRecords, type Records } from "./use-records.ts";
import { useRegister, useRegisters } from "./use-register.ts";
import "@mantine/dates/styles.css";
import "dayjs/locale/vi";

const noNames: Names = {};

const RecordsMap = lazy(async () => ({ default: (await import("./records-map.tsx")).RecordsMap }));

export function RegisterPage() {
  const { register: name } = useParams({ from: "/du-lieu/$register" });
  const messages = useRegisterMessages();
  const register = useRegister(name);
  const { isPending } = useRegisters();
  if (!register) {
    return isPending ? <Skeleton h={480} /> : <Text>{fill(messages.notFound, { name })}</Text>;
  }
  return <RegisterView key={name} register={register} />;
}

function RegisterView({ register }: { readonly register: RegisterDescription }) {
  const text = useText();
  const { language } = useLanguage();
  const messages = useRegisterMessages();
  const [state, change] = useListState();
  const columns = useColumns(register);
  const records = useRecords(register.name, state);
  const names = records.rows[0]?.names ?? noNames;
  useDocumentTitle(`${text(register.label)} · Nhịp Cầu`);
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-end">
          <div>
            <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/du-lieu" />}>
              {messages.title}
            </Anchor>
            <Title order={1} fz={{ base: "1.5rem", sm: "2.125rem" }}>
              {text(register.label)}
            </Title>
            <Text c="dimmed" visibleFrom="xs">
              {text(register.help)}
            </Text>
          </div>
          <ListActions register={register} state={state} columns={columns} />
        </Group>
        <Group justify="space-between" align="flex-start">
          <FilterBar register={register} state={state} names={names} onChange={change} />
          <Group gap="md">
            <Count records={records} />
            <ViewSwitch register={register} state={state} onChange={change} />
          </Group>
        </Group>
        <Content register={register} state={state} records={records} columns={columns} onChange={change} />
      </Stack>
    </DatesProvider>
  );
}

interface ContentProps {
  readonly register: RegisterDescription;
  readonly state: ListState;
  readonly records: Records;
  readonly columns: ReturnType<typeof useColumns>;
  readonly onChange: (change: Partial<ListState>) => void;
}

function Content({ register, state, records, columns, onChange }: ContentProps) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const isNarrow = useIsNarrow();
  if (state.view === "quality") return <QualityPanel register={register.name} />;
  if (records.error) {
    return (
      <Alert color="gray" role="alert">
        <Text mb="sm">{problemText(records.error, language, messages.offline)}</Text>
        <Button variant="default" onClick={records.retry}>
          {messages.tryAgain}
        </Button>
      </Alert>
    );
  }
  if (records.isLoading) return <Skeleton h={420} />;
  if (records.rows.length === 0) return <Nothing state={state} />;
  if (state.view === "map" && hasGeometry(register)) {
    return (
      <Suspense fallback={<Skeleton h={480} />}>
        <RecordsMap register={register} records={records} />
      </Suspense>
    );
  }
  if (isNarrow) return <RecordCards register={register} records={records} columns={columns} />;
  return (
    <RegisterTable
      key={JSON.stringify(writeListSearch(state))}
      register={register}
      records={records}
      columns={columns}
      sort={state.sort}
      onSort={(field) => onChange({ sort: nextSort(state.sort, field) })}
    />
  );
}

function Nothing({ state }: { readonly state: ListState }) {
  const messages = useRegisterMessages();
  const isNarrowed = state.q !== "" || state.filters.length > 0;
  return (
    <Stack align="center" py={60} gap={4}>
      <Text fw={600}>{isNarrowed ? messages.nothing : messages.noRecords}</Text>
      {isNarrowed && <Text c="dimmed">{messages.nothingHelp}</Text>}
    </Stack>
  );
}

function Count({ records: { count, countIsExact } }: { readonly records: Records }) {
  const messages = useRegisterMessages();
  const { number } = useFormat();
  if (count === undefined) return null;
  const n = countIsExact ? number(count) : fill(messages.about, { n: number(count) });
  return (
    <Text size="sm" c="dimmed" role="status" style={{ whiteSpace: "nowrap" }}>
      {fill(messages.shownOf, { n })}
    </Text>
  );
}

function ViewSwitch({ register, state, onChange }: Pick<ContentProps, "register" | "state" | "onChange">) {
  const messages = useRegisterMessages();
  const views = ["table", ...(hasGeometry(register) ? ["map" as const] : []), "quality"] as const;
  return (
    <SegmentedControl
      aria-label={messages.viewOf}
      data={views.map((view) => ({ value: view, label: messages.views[view] }))}
      value={state.view}
      onChange={(view) => onChange({ view: views.find((one) => one === view) ?? "table" })}
    />
  );
}

// The list's state lives in the address, beside the day (`asOf`), which is left as it is.
function useListState() {
  const search = useSearch({ from: "/du-lieu/$register" });
  const navigate = useNavigate();
  const state = useMemo(() => readListSearch({ ...search }), [search]);
  const change = (changed: Partial<ListState>) => {
    void navigate({
      to: ".",
      replace: true,
      search: ({ asOf }) => ({
        ...(asOf === undefined ? {} : { asOf }),
        ...writeListSearch({ ...state, ...changed }),
      }),
    });
  };
  return [state, change] as const;
}
