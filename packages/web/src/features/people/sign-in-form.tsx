// Signing in with an account: name and password, then the second factor if there is one; or a passkey; or the province's
// own system.
import { Alert, Button, Divider, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { IconFingerprint, IconLogin2 } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { call, routes, type Answer } from "../../app/api.ts";
import { Refusal } from "../connections/action-dialog.tsx";
import { askPasskey, knowsPasskeys } from "./passkey.ts";
import { usePeopleMessages } from "./people-messages.ts";
import { SecondFactorForm } from "./second-factor-form.tsx";
import { useSignedIn } from "./use-signed-in.ts";

export interface SignInFormProps {
  readonly ways: Answer<"waysIn">;
  /** Came back from the province's system without being signed in. */
  readonly hasProviderFailed: boolean;
}

export function SignInForm({ ways, hasProviderFailed }: SignInFormProps) {
  const messages = usePeopleMessages();
  const [isHalfway, setHalfway] = useState(false);
  if (isHalfway) return <SecondFactorForm onStartOver={() => setHalfway(false)} />;
  return (
    <Stack gap="md">
      {hasProviderFailed ? (
        <Alert color="yellow" role="alert">
          {messages.providerFailed}
        </Alert>
      ) : null}
      <PasswordForm onHalfway={() => setHalfway(true)} />
      <OtherWays ways={ways} />
      <Text size="sm" c="dimmed">
        {messages.signInHelp} <Link to="/nhan-loi-moi">{messages.accept}</Link>
      </Text>
    </Stack>
  );
}

function PasswordForm({ onHalfway }: { readonly onHalfway: () => void }) {
  const messages = usePeopleMessages();
  const signedIn = useSignedIn();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const signing = useMutation({
    mutationFn: () => call(routes.signInByPassword, { body: { login, password } }),
    onSuccess: ({ next }) => (next === "done" ? signedIn() : onHalfway()),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signing.mutate();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={messages.login}
          autoComplete="username"
          required
          withAsterisk={false}
          maxLength={200}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <PasswordInput
          label={messages.password}
          autoComplete="current-password"
          required
          withAsterisk={false}
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Refusal error={signing.error} />
        <Button type="submit" loading={signing.isPending} leftSection={<IconLogin2 size={18} aria-hidden />}>
          {messages.signIn}
        </Button>
      </Stack>
    </form>
  );
}

function OtherWays({ ways }: Pick<SignInFormProps, "ways">) {
  const messages = usePeopleMessages();
  const signedIn = useSignedIn();
  const passkey = useMutation({
    mutationFn: async () => {
      const response = await askPasskey(await call(routes.passkeyChallenge));
      if (response === undefined) return false;
      await call(routes.signInByPasskey, { body: { response } });
      return true;
    },
    onSuccess: (isIn) => (isIn ? signedIn() : undefined),
  });
  const provider = useMutation({
    mutationFn: () => call(routes.signInByProvider),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  if (!knowsPasskeys() && ways.identityProvider === undefined) return null;
  return (
    <Stack gap="sm">
      <Divider />
      {knowsPasskeys() ? (
        <Button
          variant="default"
          loading={passkey.isPending}
          leftSection={<IconFingerprint size={18} aria-hidden />}
          onClick={() => passkey.mutate()}
        >
          {messages.byPasskey}
        </Button>
      ) : null}
      {ways.identityProvider === undefined ? null : (
        <Button variant="default" loading={provider.isPending} onClick={() => provider.mutate()}>
          {messages.byProvider(ways.identityProvider)}
        </Button>
      )}
      {passkey.data === false ? (
        <Alert color="yellow" role="alert">
          {messages.passkeyFailed}
        </Alert>
      ) : null}
      <Refusal error={passkey.error ?? provider.error} />
    </Stack>
  );
}
