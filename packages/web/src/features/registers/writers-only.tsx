// A form that only some may send is shown to them alone; others are told so before they have typed anything.
import { Alert, Anchor, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useText } from "../../app/language.tsx";
import { useMayWrite } from "../../app/may-write.ts";
import { fill } from "../../messages/fill.ts";
import { useRegisterMessages } from "./register-messages.ts";

export interface WritersOnlyProps {
  readonly register: RegisterDescription;
  readonly children: ReactNode;
}

export function WritersOnly({ register, children }: WritersOnlyProps) {
  const messages = useRegisterMessages();
  const text = useText();
  const mayWrite = useMayWrite(register.name);
  // Whoever has begun keeps the form: what was typed outlives a session that ended meanwhile.
  const [hasBegun, setHasBegun] = useState(false);
  if (mayWrite === true && !hasBegun) setHasBegun(true);
  if (hasBegun || mayWrite === true) return children;
  if (mayWrite === undefined) return <Skeleton h={420} />;
  return (
    <Stack maw={720}>
      <Title order={1}>{text(register.label)}</Title>
      <Alert color="gray" title={fill(messages.writersOnly, { register: text(register.label) })}>
        <Text size="sm">{messages.writersOnlyHelp}</Text>
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/dang-nhap" />}>
          {messages.chooseRole}
        </Anchor>
      </Alert>
    </Stack>
  );
}
