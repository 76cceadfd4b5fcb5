// Says to who may confirm it that something waits after a merger, with the way there; nothing to anybody else.
import { IconArrowsExchange } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { routes, useCall } from "../../app/api.ts";
import { useMayWrite } from "../../app/may-write.ts";
import { useFormat } from "../../app/use-format.ts";
import { useTakeOverMessages } from "./take-over-messages.ts";
import classes from "./take-overs.module.css";

export function TakeOversNote() {
  const messages = useTakeOverMessages();
  const format = useFormat();
  const mayConfirm = useMayWrite("take-overs") === true;
  const { data } = useCall(routes.takeOversWaiting, {}, { enabled: mayConfirm });
  if (!mayConfirm || data === undefined || data.waiting === 0) return null;
  return (
    <p className={`${classes.note} nc-no-print`}>
      <IconArrowsExchange size={18} aria-hidden />
      <span>
        {messages.note(format.number(data.waiting))} <Link to="/sap-nhap">{messages.noteLink}</Link>
      </span>
    </p>
  );
}
