// Gives this node a new key and tells the partners.
import { call, routes } from "../../app/api.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";

export function RotateKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { connections } = useConnectionMessages();
  return (
    <ActionDialog
      title={connections.rotateTitle}
      lead={connections.rotateLead}
      submit={connections.rotate}
      run={() => call(routes.rotateKey, { body: {} })}
      onClose={onClose}
    />
  );
}
