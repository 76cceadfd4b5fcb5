// Assigning somebody who has an account.
import { useState } from "react";
import type { AssignmentBody, PersonView } from "@nhipcau/contract/shapes/people.ts";
import { call, routes } from "../../app/api.ts";
import { ActionDialog } from "../connections/action-dialog.tsx";
import { AssignmentFields } from "./assignment-fields.tsx";
import { usePeopleMessages } from "./people-messages.ts";

export interface AssignDialogProps {
  readonly person: PersonView;
  readonly onClose: () => void;
}

export function AssignDialog({ person, onClose }: AssignDialogProps) {
  const messages = usePeopleMessages();
  const [assignment, setAssignment] = useState<AssignmentBody>({ role: "specialist" });
  return (
    <ActionDialog
      title={messages.assignTitle(person.name)}
      lead={null}
      submit={messages.assign}
      run={() => call(routes.assignPerson, { params: { person: person.id }, body: assignment })}
      onClose={onClose}
    >
      <AssignmentFields value={assignment} onChange={setAssignment} />
    </ActionDialog>
  );
}
