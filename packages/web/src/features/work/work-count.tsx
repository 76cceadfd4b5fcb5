// How many things wait for whoever is signed in, beside the name of the page; read again whenever something changes.
import { VisuallyHidden } from "@mantine/core";
import { routes, useCall } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import classes from "../../app/shell.module.css";

export function WorkCount() {
  const { work } = useMessages();
  const format = useFormat();
  const session = useCall(routes.session);
  const isSignedIn = session.data?.account !== undefined;
  const counts = useCall(routes.workCounts, {}, { enabled: isSignedIn });
  const count = isSignedIn ? (counts.data?.needsMe ?? 0) : 0;
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{format.number(count)}</span>
      <VisuallyHidden>{work.needsMe(count)}</VisuallyHidden>
    </span>
  );
}
