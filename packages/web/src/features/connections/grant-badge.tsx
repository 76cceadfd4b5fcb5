// The state of a grant as a shape, a word and a colour; and that it does not deliver today although it stands.
import type { GrantView } from "@nhipcau/contract/shapes/grants.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { grantLook } from "./grant-state.ts";

export function GrantBadge({ grant: { state, delivers } }: { readonly grant: GrantView }) {
  const { sharing } = useConnectionMessages();
  const { tone, shape } = grantLook[state];
  const isSilent = !delivers && (state === "active" || state === "extending");
  return (
    <>
      <span className={classes.badge} data-tone={tone}>
        <svg viewBox="0 0 12 12" className={classes.shape} aria-hidden="true">
          <path d={shape} />
        </svg>
        {sharing.states[state]}
      </span>
      {isSilent ? <span className={classes.fine}>{sharing.notDelivering}</span> : null}
    </>
  );
}
