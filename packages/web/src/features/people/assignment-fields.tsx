// The fields of an assignment, the same for an invitation and for somebody who is there already.
import "@mantine/dates/styles.css";
import { NativeSelect, SimpleGrid } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import type { AssignmentBody } from "@nhipcau/contract/shapes/people.ts";
import { routes, useCall } from "../../app/api.ts";
import { useLanguage, useMessages } from "../../app/language.tsx";
import { ReferencePicker } from "../registers/reference-picker.tsx";
import { usePeopleMessages } from "./people-messages.ts";

export interface AssignmentFieldsProps {
  readonly value: AssignmentBody;
  readonly onChange: (value: AssignmentBody) => void;
}

const noNames = {};

export function AssignmentFields({ value, onChange }: AssignmentFieldsProps) {
  const messages = usePeopleMessages();
  const { shell } = useMessages();
  const { language } = useLanguage();
  const node = useCall(routes.node);
  const localities = node.data?.localities ?? [];
  const set = (changed: { readonly [Name in keyof AssignmentBody]?: AssignmentBody[Name] | undefined }) =>
    onChange(withoutGaps({ ...value, ...changed }));
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <NativeSelect
        label={messages.role}
        value={value.role}
        data={Object.entries(shell.roles).map(([role, label]) => ({ value: role, label }))}
        onChange={(event) => {
          const role = event.currentTarget.value as AssignmentBody["role"];
          set(role === "administrator" ? { role, locality: undefined, agency: undefined } : { role });
        }}
      />
      {value.role === "administrator" ? (
        <span />
      ) : (
        <>
          <NativeSelect
            label={messages.locality}
            value={value.locality ?? ""}
            data={[
              { value: "", label: "" },
              ...localities.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => set({ locality: event.currentTarget.value || undefined })}
          />
          <ReferencePicker
            register="agencies"
            label={messages.agency}
            names={noNames}
            value={value.agency}
            onChange={(agency) => set({ agency })}
          />
          <span />
        </>
      )}
      <DateInput
        label={messages.from}
        locale={language}
        valueFormat="DD/MM/YYYY"
        clearable
        value={value.from ?? null}
        onChange={(from) => set({ from: from ?? undefined })}
      />
      <DateInput
        label={messages.until}
        description={messages.untilHelp}
        locale={language}
        valueFormat="DD/MM/YYYY"
        clearable
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={value.until ?? null}
        onChange={(until) => set({ until: until ?? undefined })}
      />
    </SimpleGrid>
  );
}

function withoutGaps(value: {
  readonly [Name in keyof AssignmentBody]?: AssignmentBody[Name] | undefined;
}): AssignmentBody {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as AssignmentBody;
}
