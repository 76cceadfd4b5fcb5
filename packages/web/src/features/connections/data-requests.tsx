// Requests for data both ways: who waits for an answer, how many working days are left, and the two answers there are.
import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DataRequestView, Network } from "@nhipcau/contract/shapes/connections.ts";
import { call, routes } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { Empty } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { GroundDialog } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { useFieldLabels } from "./use-field-labels.ts";
import { useRegisterLabel } from "./use-register-label.ts";
import { usePeerName } from "./use-connections.ts";

export interface DataRequestsProps {
  readonly network: Network;
  /** Only those with this peer. */
  readonly peer?: string;
}

export function DataRequests({ network, peer }: DataRequestsProps) {
  const { sharing } = useConnectionMessages();
  const all = network.requests.filter((one) => peer === undefined || one.peer === peer);
  const open = all.filter(({ answer }) => answer === undefined);
  const answered = all.filter(({ answer }) => answer !== undefined);
  return (
    <Card title={sharing.requests}>
      {all.length === 0 ? <Empty>{sharing.noRequests}</Empty> : null}
      <ul className={classes.list}>
        {[...open, ...answered].map((one) => (
          <RequestLine key={one.id} request={one} network={network} />
        ))}
      </ul>
    </Card>
  );
}

interface RequestLineProps {
  readonly request: DataRequestView;
  readonly network: Network;
}

function RequestLine({ request, network }: RequestLineProps) {
  const { sharing } = useConnectionMessages();
  const nameOf = usePeerName(network);
  const labelOf = useRegisterLabel();
  const fields = useFieldLabels(request.register, request.fields ?? []);
  const { direction, peer, register, wanted, purpose, ground } = request;
  return (
    <li>
      <div className={classes.name}>{labelOf(register)}</div>
      <p className={classes.fine}>
        {direction === "out" ? sharing.asked(nameOf(peer)) : sharing.askedBy(nameOf(peer))}
        {" · "}
        <RequestState request={request} />
      </p>
      <p className={classes.quiet}>{wanted}</p>
      {fields.length === 0 ? null : <p className={classes.fine}>{sharing.fieldsWanted(fields.join(", "))}</p>}
      <p className={classes.fine}>
        {sharing.terms.purpose(purpose)} {sharing.terms.ground(ground)}
      </p>
      <RequestActions request={request} />
    </li>
  );
}

function RequestState({ request }: { readonly request: DataRequestView }) {
  const { sharing } = useConnectionMessages();
  const format = useFormat();
  const { answer, answerBy, clock, undelivered } = request;
  if (answer?.kind === "refused") {
    return sharing.answeredRefused(format.instant(answer.at), answer.ground ?? "");
  }
  if (answer !== undefined) {
    return (
      <>
        {sharing.answeredOffer(format.instant(answer.at))}{" "}
        {answer.grant === undefined ? null : (
          <Link to="/ket-noi/chia-se/$grant" params={{ grant: answer.grant }}>
            {sharing.openAnswer}
          </Link>
        )}
      </>
    );
  }
  const left = clock.isOverdue
    ? sharing.clockLate(format.number(clock.late))
    : sharing.clockLeft(format.number(clock.left), format.number(clock.given));
  return (
    <>
      <span className={clock.isOverdue ? classes.overdue : undefined}>
        {clock.isOverdue ? "▲ " : ""}
        {left}
      </span>
      , {sharing.answerUntil(format.day(answerBy))}
      {clock.confirmed ? "" : ` (${sharing.clockUnsure})`}
      {undelivered ? `; ${sharing.undelivered}` : ""}
    </>
  );
}

function RequestActions({ request }: { readonly request: DataRequestView }) {
  const { sharing } = useConnectionMessages();
  const [isRefusing, setRefusing] = useState(false);
  const { id, peer, register, mayDo } = request;
  if (mayDo.length === 0) return null;
  return (
    <Group gap="xs" mt={6}>
      {mayDo.includes("offer") ? (
        <Button
          size="xs"
          renderRoot={(props) => (
            <Link {...props} to="/ket-noi/chia-se-moi" search={{ peer, register, request: id }} />
          )}
        >
          {sharing.answerOffer}
        </Button>
      ) : null}
      {mayDo.includes("refuse") ? (
        <Button size="xs" variant="default" onClick={() => setRefusing(true)}>
          {sharing.answerRefuse}
        </Button>
      ) : null}
      {isRefusing ? (
        <GroundDialog
          title={sharing.refuseRequestTitle}
          lead={sharing.refuseRequestLead}
          label={sharing.legalGround}
          submit={sharing.answerRefuse}
          run={(ground) => call(routes.refuseData, { params: { id }, body: { ground } })}
          onClose={() => setRefusing(false)}
        />
      ) : null}
    </Group>
  );
}
