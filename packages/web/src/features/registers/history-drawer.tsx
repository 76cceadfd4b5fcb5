// Every version of a record, newest first: who, when, why, and what changed from what to what.
import { Alert, Drawer, Skeleton, Stack, Text, Timeline } from "@mantine/core";
import { IconArrowNarrowRight } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import type { VersionView } from "@nhipcau/contract/shapes/record.ts";
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { routes, useCall } from "../../app/api.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import type { Names } from "./field-text.ts";
import { fieldText } from "./field-text.ts";
import { problemText } from "./problem-text.ts";
import { useRegisterMessages } from "./register-messages.ts";

const TracePanel = lazy(async () => ({
  default: (await import("../connections/trace-panel.tsx")).TracePanel,
}));

interface HistoryDrawerProps {
  readonly register: RegisterDescription;
  readonly id: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function HistoryDrawer({ register, id, opened, onClose }: HistoryDrawerProps) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const { data, error } = useCall(
    routes.history,
    { params: { register: register.name, id } },
    { enabled: opened },
  );
  const versions = (data?.versions ?? []).toSorted((a, b) => b.version - a.version);
  return (
    <Drawer opened={opened} onClose={onClose} title={messages.record.history} position="right" size="lg">
      {error && <Alert color="gray">{problemText(error, language, messages.offline)}</Alert>}
      {!data && !error && <Skeleton h={200} />}
      {opened ? (
        <Suspense>
          <TracePanel register={register.name} id={id} />
        </Suspense>
      ) : null}
      <Timeline mt="md" bulletSize={14} lineWidth={2} active={versions.length}>
        {versions.map((version, index) => (
          <Timeline.Item key={version.version}>
            <Version
              register={register}
              version={version}
              before={versions[index + 1]}
              names={data?.names ?? {}}
            />
          </Timeline.Item>
        ))}
      </Timeline>
    </Drawer>
  );
}

interface VersionProps {
  readonly register: RegisterDescription;
  readonly version: VersionView;
  readonly before: VersionView | undefined;
  readonly names: Names;
}

function Version({ register, version, before, names }: VersionProps) {
  const messages = useRegisterMessages().record;
  const { instant } = useFormat();
  const changed = before ? register.fields.filter(({ name }) => version.changed.includes(name)) : [];
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {instant(version.recordedAt)} · {version.agency?.name ?? version.locality.name}
      </Text>
      <Text size="sm">
        {fill(messages.version, { n: version.version })} ·{" "}
        {whatHappened(version, before, changed.length, messages)}
      </Text>
      <Text size="sm" c="dimmed">
        {version.agency ? `${version.locality.name} · ` : ""}
        {version.onBehalf ? `${messages.onBehalf} · ` : ""}
        {messages.reason}: {version.reason ?? messages.noReason}
      </Text>
      {changed.map((field) => (
        <Change
          key={field.name}
          field={field}
          was={before?.body[field.name]}
          is={version.body[field.name]}
          names={names}
        />
      ))}
    </Stack>
  );
}

interface ChangeProps {
  readonly field: FieldDescription;
  readonly was: unknown;
  readonly is: unknown;
  readonly names: Names;
}

function Change({ field, was, is, names }: ChangeProps) {
  const text = useText();
  const { language } = useLanguage();
  const messages = useRegisterMessages();
  const shown = (value: unknown) => fieldText(field, value, names, language) ?? messages.missing;
  return (
    <Text size="sm" pl="sm" style={{ borderLeft: "2px solid var(--nc-line)", overflowWrap: "anywhere" }}>
      <Text span inherit c="dimmed">
        {text(field.label)}:{" "}
      </Text>
      <del aria-label={messages.record.was}>{shown(was)}</del>{" "}
      <IconArrowNarrowRight size={14} style={{ verticalAlign: "-2px" }} aria-hidden />{" "}
      <ins aria-label={messages.record.is} style={{ textDecoration: "none", fontWeight: 500 }}>
        {shown(is)}
      </ins>
    </Text>
  );
}

function whatHappened(
  { operation }: VersionView,
  before: VersionView | undefined,
  changed: number,
  messages: ReturnType<typeof useRegisterMessages>["record"],
): string {
  if (operation === "retire") return messages.retireVersion;
  return before ? fill(messages.changed, { n: changed }) : messages.first;
}
