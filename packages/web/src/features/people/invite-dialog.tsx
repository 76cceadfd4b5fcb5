// Inviting somebody: who they are and what they will be assigned to; the link is shown once.
import { SimpleGrid, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AssignmentBody } from "@nhipcau/contract/shapes/people.ts";
import { call, routes } from "../../app/api.ts";
import { ActionDialog } from "../connections/action-dialog.tsx";
import { AssignmentFields } from "./assignment-fields.tsx";
import { OneTimeLink } from "./one-time-link.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { useOneTimeLink } from "./use-one-time-link.ts";

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const messages = usePeopleMessages();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [assignment, setAssignment] = useState<AssignmentBody>({ role: "specialist" });
  const body = { name: name.trim(), email: email.trim(), assignments: [assignment] };
  const { given, run, closing } = useOneTimeLink(() => call(routes.invitePerson, { body }), onClose);
  if (given) return <OneTimeLink given={given} onClose={onClose} />;
  return (
    <ActionDialog
      title={messages.invite}
      lead={messages.inviteHelp}
      submit={messages.invite}
      isReady={body.name !== "" && body.email.includes("@")}
      run={run}
      onClose={closing}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={messages.fullName}
          maxLength={120}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={messages.email}
          type="email"
          maxLength={200}
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </SimpleGrid>
      <AssignmentFields value={assignment} onChange={setAssignment} />
    </ActionDialog>
  );
}
