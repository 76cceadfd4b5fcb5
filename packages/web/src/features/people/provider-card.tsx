// Linking one's account with the province's own sign-in: it signs in only whoever linked it while signed in here.
import { Button, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, routes, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { Refusal } from "../connections/action-dialog.tsx";
import { usePeopleMessages } from "./people-messages.ts";

export function ProviderCard({ name, linked }: NonNullable<Answer<"ownAccount">["identityProvider"]>) {
  const messages = usePeopleMessages();
  const queries = useQueryClient();
  const linking = useMutation({
    mutationFn: () => call(routes.linkProvider),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const unlinking = useMutation({
    mutationFn: () => call(routes.unlinkProvider),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Card title={messages.provider}>
      <Stack gap="sm">
        <Text size="sm">{linked ? messages.providerLinked(name) : messages.providerNotLinked(name)}</Text>
        <Refusal error={linking.error ?? unlinking.error} />
        <Button
          variant="default"
          loading={linking.isPending || unlinking.isPending}
          onClick={() => (linked ? unlinking.mutate() : linking.mutate())}
        >
          {linked ? messages.unlink : messages.link}
        </Button>
      </Stack>
    </Card>
  );
}
