// What can be done with a list: choose columns, export exactly what is seen, import, add a record.
import { ActionIcon, Button, Checkbox, Group, Menu, Popover, ScrollArea, Stack, Text } from "@mantine/core";
import { IconColumns3, IconDownload, IconPlus, IconUpload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { routes } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useLanguage, useText } from "../../app/language.tsx";
import { useMayWrite } from "../../app/may-write.ts";
import { addressOf } from "../../app/request.ts";
import { listQuery, type ListState } from "./list-state.ts";
import { useRegisterMessages } from "./register-messages.ts";
import type { Columns } from "./use-columns.ts";
import { useIsNarrow } from "./use-is-narrow.ts";
import { hasGeometry } from "./geometry-field.ts";

interface ListActionsProps {
  readonly register: RegisterDescription;
  readonly state: ListState;
  readonly columns: Columns;
}

export function ListActions({ register, state, columns }: ListActionsProps) {
  const mayWrite = useMayWrite(register.name) === true;
  return (
    <Group gap="xs">
      <ColumnMenu columns={columns} titleField={register.titleField} />
      <ExportMenu register={register} state={state} columns={columns} />
      {mayWrite ? <WriteActions register={register.name} /> : null}
    </Group>
  );
}

function WriteActions({ register }: { readonly register: string }) {
  const messages = useRegisterMessages();
  const params = { register };
  return (
    <>
      <Action
        label={messages.import}
        icon={<IconUpload size={16} aria-hidden />}
        variant="default"
        renderRoot={(props) => <Link {...props} to="/du-lieu/$register/nhap" params={params} />}
      />
      <Action
        label={messages.create}
        icon={<IconPlus size={16} aria-hidden />}
        variant="filled"
        renderRoot={(props) => <Link {...props} to="/du-lieu/$register/moi" params={params} />}
      />
    </>
  );
}

interface ActionProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly variant: "default" | "filled";
  readonly renderRoot?: (props: Record<string, unknown>) => ReactNode;
}

// A button with its word, and on a phone its sign alone; a menu hands it more than is named here.
function Action({ label, icon, variant, renderRoot, ...menu }: ActionProps) {
  const isNarrow = useIsNarrow();
  const root = renderRoot ? { renderRoot } : {};
  return isNarrow ? (
    <ActionIcon variant={variant} size={36} aria-label={label} title={label} {...root} {...menu}>
      {icon}
    </ActionIcon>
  ) : (
    <Button variant={variant} leftSection={icon} {...root} {...menu}>
      {label}
    </Button>
  );
}

function ColumnMenu({ columns, titleField }: { readonly columns: Columns; readonly titleField: string }) {
  const messages = useRegisterMessages();
  const text = useText();
  return (
    <Popover position="bottom-end" shadow="md" width={280} trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={messages.columns} title={messages.columns}>
          <IconColumns3 size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Group justify="space-between" mb="xs">
          <Text fw={600}>{messages.columns}</Text>
          <Button variant="subtle" size="compact-sm" onClick={columns.reset}>
            {messages.columnsAsDeclared}
          </Button>
        </Group>
        <ScrollArea.Autosize mah={360}>
          <Stack gap={8}>
            {columns.all.map(({ name, label }) => (
              <Checkbox
                key={name}
                label={text(label)}
                checked={columns.isVisible(name)}
                disabled={name === titleField}
                onChange={() => columns.toggle(name)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function ExportMenu({ register, state, columns }: ListActionsProps) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const { asOf } = useAsOf();
  const formats = ["xlsx", "csv", "ndjson", ...(hasGeometry(register) ? ["geojson" as const] : [])] as const;
  const names = { xlsx: "Excel (XLSX)", csv: "CSV", ndjson: "NDJSON", geojson: "GeoJSON" };
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <Action label={messages.export} icon={<IconDownload size={16} aria-hidden />} variant="default" />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{messages.exportHelp}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            download
            href={addressOf(routes.exportRecords, {
              params: { register: register.name },
              query: {
                ...listQuery(state),
                format,
                language,
                asOf,
                columns: columns.visible.map(({ name }) => name).join(","),
              },
            })}
          >
            {names[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
