// One record: all its fields, where it comes from, who answers for it, what refers to it, and its history.
import { Alert, Anchor, Badge, Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle, useDisclosure } from "@mantine/hooks";
import { IconHistory, IconLock, IconPencil, IconTrash } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import type { Answer } from "../../app/api.ts";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useLanguage, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import { HistoryDrawer } from "./history-drawer.tsx";
import { problemText } from "./problem-text.ts";
import { RecordFields } from "./record-fields.tsx";
import { RecordMarks } from "./record-marks.tsx";
import { RecordOrigin } from "./record-origin.tsx";
import { ReferrersList } from "./referrers-list.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { RetireDialog } from "./retire-dialog.tsx";
import { titleOf, useRegister } from "./use-register.ts";
import classes from "./registers.module.css";

const TracePanel = lazy(async () => ({
  default: (await import("../connections/trace-panel.tsx")).TracePanel,
}));

export function RecordPage() {
  const { register: name, id } = useParams({ from: "/du-lieu/$register/$id" });
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const { asOf } = useAsOf();
  const register = useRegister(name);
  const { data, error } = useCall(routes.record, {
    params: { register: name, id },
    query: asOf === undefined ? {} : { asOf },
  });
  if (error) return <Alert color="gray">{problemText(error, language, messages.offline)}</Alert>;
  if (!register || !data) return <Skeleton h={420} aria-label={messages.loading} />;
  return <RecordView key={id} register={register} answer={data} />;
}

interface RecordViewProps {
  readonly register: RegisterDescription;
  readonly answer: Answer<"record">;
}

function RecordView({ register, answer }: RecordViewProps) {
  const { record, names } = answer;
  const messages = useRegisterMessages();
  const { asOf, isToday } = useAsOf();
  const { day } = useFormat();
  const title = titleOf(register, record);
  const [historyOpened, history] = useDisclosure(false);
  const [retireOpened, retire] = useDisclosure(false);
  useDocumentTitle(`${title} · Nhịp Cầu`);
  return (
    <Stack gap="md">
      <RecordHead register={register} answer={answer} onHistory={history.open} onRetire={retire.open} />
      {asOf !== undefined && !isToday && (
        <Text size="sm" c="dimmed">
          {fill(messages.record.asOf, { day: day(asOf) })}
        </Text>
      )}
      <div className={classes.columns}>
        <section className={classes.panel} aria-label={messages.record.content}>
          <RecordFields register={register} record={record} names={names} />
        </section>
        <Stack gap="md">
          <RecordOrigin register={register} answer={answer} />
          <Suspense>
            <TracePanel register={register.name} id={record.id} />
          </Suspense>
          <ReferrersList register={register.name} id={record.id} />
        </Stack>
      </div>
      <HistoryDrawer register={register} id={record.id} opened={historyOpened} onClose={history.close} />
      <RetireDialog
        register={register}
        record={record}
        title={title}
        opened={retireOpened}
        onClose={retire.close}
      />
    </Stack>
  );
}

interface RecordHeadProps extends RecordViewProps {
  readonly onHistory: () => void;
  readonly onRetire: () => void;
}

function RecordHead({ register, answer, onHistory, onRetire }: RecordHeadProps) {
  const { record, mayChange } = answer;
  const messages = useRegisterMessages();
  const text = useText();
  const params = { register: register.name, id: record.id };
  return (
    <Group justify="space-between" align="flex-start">
      <div style={{ minWidth: 0, flex: "1 1 20rem" }}>
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/du-lieu/$register" params={params} />}>
          {text(register.label)}
        </Anchor>
        <Title order={1} fz={{ base: "1.5rem", sm: "2rem" }} style={{ overflowWrap: "anywhere" }}>
          {titleOf(register, record)}
        </Title>
        <Group gap="xs" mt={4}>
          <RecordMarks record={record} />
          <Badge variant="light" color="gray" tt="none" fw={500}>
            {fill(messages.record.version, { n: record.version })}
          </Badge>
          {!mayChange && <ReadOnlyNote answer={answer} />}
        </Group>
        {record.retired && <Text size="sm">{messages.record.retiredNote}</Text>}
      </div>
      <Group gap="xs">
        <Button variant="default" leftSection={<IconHistory size={16} aria-hidden />} onClick={onHistory}>
          {messages.record.history}
        </Button>
        {mayChange && !record.retired && (
          <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={onRetire}>
            {messages.record.retire}
          </Button>
        )}
        {mayChange && (
          <Button
            leftSection={<IconPencil size={16} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/du-lieu/$register/$id/sua" params={params} />}
          >
            {messages.record.edit}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function ReadOnlyNote({ answer: { record, names } }: { readonly answer: Answer<"record"> }) {
  const messages = useRegisterMessages();
  const steward = names["localities"]?.[record.steward] ?? record.steward;
  return (
    <Group gap={4} title={messages.record.readOnlyHelp}>
      <IconLock size={14} aria-hidden />
      <Text size="sm">{fill(messages.record.readOnly, { steward })}</Text>
    </Group>
  );
}
