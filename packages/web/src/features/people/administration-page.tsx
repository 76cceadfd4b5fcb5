// The accounts of the node: who there is, what they are assigned to, who is invited.
import { Button, Stack } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { routes, useCall } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { OpenInvitations } from "./open-invitations.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { PersonRow } from "./person-row.tsx";
import classes from "./people.module.css";

export function AdministrationPage() {
  const messages = usePeopleMessages();
  const session = useCall(routes.session);
  const isAdministrator = session.data?.account?.role === "administrator";
  const people = useCall(routes.people, {}, { enabled: isAdministrator });
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <PageHead
        title={messages.administration}
        actions={
          isAdministrator ? (
            <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>
              {messages.invite}
            </Button>
          ) : undefined
        }
      />
      <Loaded query={session}>
        {() =>
          isAdministrator ? (
            <Loaded query={people}>
              {(known) => (
                <Stack gap="md">
                  <Card title={messages.peopleOf} aside={known.people.length}>
                    <ul className={classes.rows}>
                      {known.people.map((person) => (
                        <PersonRow key={person.id} person={person} everybody={known.people} />
                      ))}
                    </ul>
                  </Card>
                  <Card title={messages.invited} aside={known.invitations.length}>
                    <OpenInvitations invitations={known.invitations} />
                  </Card>
                </Stack>
              )}
            </Loaded>
          ) : (
            <Empty>{messages.notAdministrator}</Empty>
          )
        }
      </Loaded>
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </>
  );
}
