// The last step of an offer: what for, on what legal ground, from when until when.
import "@mantine/dates/styles.css";
import { Group, Stack, Textarea } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { Card } from "../../app/card.tsx";
import { writtenDay } from "../registers/written-day.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import { termsOf } from "./offer-draft.ts";
import type { OfferStepProps } from "./offer-rows.tsx";

export function OfferGround({ draft, register, change }: OfferStepProps) {
  const { sharing } = useConnectionMessages();
  const hasPersonal = termsOf(draft, register).personal.length > 0;
  const day = (name: "validFrom" | "validUntil") => (
    <DateInput
      label={sharing[name]}
      withAsterisk
      valueFormat="DD/MM/YYYY"
      placeholder="dd/mm/yyyy"
      dateParser={writtenDay}
      value={draft[name] === "" ? null : draft[name]}
      onChange={(value) => change({ [name]: value ?? "" })}
    />
  );
  return (
    <Card title={`4. ${sharing.steps.ground}`}>
      <Stack gap="sm">
        <Textarea
          label={sharing.purpose}
          description={sharing.purposeHelp}
          withAsterisk={hasPersonal}
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        <Textarea
          label={sharing.ground}
          description={sharing.groundHelp}
          withAsterisk
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.ground}
          onChange={(event) => change({ ground: event.currentTarget.value })}
        />
        <Group grow align="flex-start" preventGrowOverflow={false}>
          {day("validFrom")}
          {day("validUntil")}
        </Group>
      </Stack>
    </Card>
  );
}
