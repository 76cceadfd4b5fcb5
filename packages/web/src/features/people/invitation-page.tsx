// Where a one-time link leads: who was invited and to what, and the account that comes of it. The code stands behind the
// `#` of the address, which the browser sends to nobody.
import { Button, List, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call, routes, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Refusal } from "../connections/action-dialog.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { useStandingText } from "./standing-text.ts";
import { useSignedIn } from "./use-signed-in.ts";
import classes from "./people.module.css";

export function InvitationPage() {
  const messages = usePeopleMessages();
  const [code, setCode] = useState(() => window.location.hash.slice(1));
  const reading = useMutation({
    mutationFn: (given: string) => call(routes.readPersonInvitation, { body: { code: given } }),
  });
  const { mutate } = reading;
  useEffect(() => {
    const given = window.location.hash.slice(1);
    if (given !== "") mutate(given);
  }, [mutate]);
  return (
    <>
      <PageHead title={messages.accept} />
      <div className={classes.narrow}>
        {reading.data ? (
          <AcceptCard code={code} invitation={reading.data} />
        ) : (
          <Card title={messages.invitationCode}>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                mutate(code);
              }}
            >
              <Stack gap="md">
                <TextInput
                  label={messages.invitationCode}
                  description={messages.acceptHelp}
                  required
                  withAsterisk={false}
                  minLength={8}
                  maxLength={80}
                  autoComplete="off"
                  spellCheck={false}
                  value={code}
                  onChange={(event) => setCode(event.currentTarget.value)}
                />
                <Refusal error={reading.error} />
                <Button type="submit" loading={reading.isPending}>
                  {messages.continue}
                </Button>
              </Stack>
            </form>
          </Card>
        )}
      </div>
    </>
  );
}

interface AcceptCardProps {
  readonly code: string;
  readonly invitation: Answer<"readPersonInvitation">;
}

function AcceptCard({ code, invitation }: AcceptCardProps) {
  const messages = usePeopleMessages();
  const text = useStandingText();
  const signedIn = useSignedIn();
  const isReset = invitation.kind === "reset";
  const [given, setGiven] = useState({ name: "", email: "", userName: "", password: "" });
  const accepting = useMutation({
    mutationFn: () =>
      call(routes.acceptPersonInvitation, {
        body: {
          code,
          password: given.password,
          ...(isReset ? {} : { userName: given.userName }),
          ...(invitation.name === undefined ? { name: given.name } : {}),
          ...(invitation.email === undefined ? { email: given.email } : {}),
        },
      }),
    onSuccess: signedIn,
  });
  const field = (name: keyof typeof given) => ({
    required: true,
    withAsterisk: false,
    value: given[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setGiven({ ...given, [name]: event.currentTarget.value }),
  });
  return (
    <Card title={invitation.name === undefined ? messages.accept : messages.welcome(invitation.name)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          accepting.mutate();
        }}
      >
        <Stack gap="md">
          {invitation.kind === "first" ? <Text size="sm">{messages.welcomeFirst}</Text> : null}
          {isReset ? <Text size="sm">{messages.welcomeReset}</Text> : null}
          {invitation.kind === "new" && invitation.assignments.length > 0 ? (
            <div>
              <Text size="sm">{messages.willBe}</Text>
              <List size="sm" withPadding>
                {invitation.assignments.map((one) => (
                  <List.Item key={text(one)}>{text(one)}</List.Item>
                ))}
              </List>
            </div>
          ) : null}
          {invitation.name === undefined && !isReset ? (
            <TextInput label={messages.fullName} autoComplete="name" maxLength={120} {...field("name")} />
          ) : null}
          {invitation.email === undefined && !isReset ? (
            <TextInput
              label={messages.email}
              type="email"
              autoComplete="email"
              maxLength={200}
              {...field("email")}
            />
          ) : null}
          {isReset ? null : (
            <TextInput
              label={messages.userName}
              description={messages.userNameHelp}
              autoComplete="username"
              maxLength={30}
              {...field("userName")}
            />
          )}
          <PasswordInput
            label={messages.newPassword}
            description={messages.passwordHelp}
            autoComplete="new-password"
            maxLength={128}
            {...field("password")}
          />
          <Refusal error={accepting.error} />
          <Button type="submit" loading={accepting.isPending}>
            {isReset ? messages.setPassword : messages.createAccount}
          </Button>
        </Stack>
      </form>
    </Card>
  );
}
