// What an administrator does with an account for good, each said before it is done.
import type { PersonView } from "@nhipcau/contract/shapes/people.ts";
import { call, routes } from "../../app/api.ts";
import { ActionDialog, GroundDialog } from "../connections/action-dialog.tsx";
import { OneTimeLink } from "./one-time-link.tsx";
import { usePeopleMessages } from "./people-messages.ts";
import { useOneTimeLink } from "./use-one-time-link.ts";

interface PersonDialogProps {
  readonly person: PersonView;
  readonly onClose: () => void;
}

export interface EndDialogProps {
  readonly kind: "assignment" | "standIn";
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

export function EndDialog({ kind, id, title, onClose }: EndDialogProps) {
  const messages = usePeopleMessages();
  return (
    <GroundDialog
      title={messages.endTitle(title)}
      lead={messages.endLead}
      label={messages.reason}
      submit={messages.end}
      run={(reason) =>
        kind === "assignment"
          ? call(routes.endAssignment, { params: { id }, body: { reason } })
          : call(routes.endStandIn, { params: { id }, body: { reason } })
      }
      onClose={onClose}
    />
  );
}

export function LeaveDialog({ person, onClose }: PersonDialogProps) {
  const messages = usePeopleMessages();
  return (
    <GroundDialog
      title={messages.leaveTitle(person.name)}
      lead={messages.leaveLead}
      label={messages.reason}
      submit={messages.leave}
      run={(reason) => call(routes.leaveOffice, { params: { person: person.id }, body: { reason } })}
      onClose={onClose}
    />
  );
}

export function SessionsDialog({ person, onClose }: PersonDialogProps) {
  const messages = usePeopleMessages();
  return (
    <ActionDialog
      title={messages.endSessionsTitle(person.name)}
      lead={messages.endSessionsLead}
      submit={messages.endSessions}
      run={() => call(routes.endSessionsOf, { params: { person: person.id } })}
      onClose={onClose}
    />
  );
}

export function LetInDialog({ person, onClose }: PersonDialogProps) {
  const messages = usePeopleMessages();
  const { given, run, closing } = useOneTimeLink(
    () => call(routes.letInAgain, { params: { person: person.id } }),
    onClose,
  );
  if (given) return <OneTimeLink given={given} onClose={onClose} />;
  return (
    <ActionDialog
      title={messages.letInTitle(person.name)}
      lead={messages.letInLead}
      submit={messages.letIn}
      run={run}
      onClose={closing}
    />
  );
}
