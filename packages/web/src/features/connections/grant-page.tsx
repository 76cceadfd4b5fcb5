// One grant: what holds now, what waits for whom, what went over it, who said what, and what may be done.
import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { call, queryOf, routes, type Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ActionDialog, GroundDialog } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { FlowTrouble } from "./flow-table.tsx";
import { GrantBadge } from "./grant-badge.tsx";
import { GrantHistory } from "./grant-history.tsx";
import { FlowSentence } from "./grant-list.tsx";
import { TermsView } from "./terms-view.tsx";
import { useRegisterLabel } from "./use-register-label.ts";
import { useConnections, usePeerName } from "./use-connections.ts";

export function GrantPage() {
  const { grant: id } = useParams({ from: "/ket-noi/chia-se/$grant" });
  const query = useQuery({ ...queryOf(routes.grant, { params: { id } }), refetchInterval: 5000 });
  return <Loaded query={query}>{(answer) => <Grant answer={answer} />}</Loaded>;
}

type Detail = Answer<"grant">;

function Grant({ answer }: { readonly answer: Detail }) {
  const { sharing } = useConnectionMessages();
  const labelOf = useRegisterLabel();
  const nameOf = usePeerName(useConnections().data?.network);
  const { grant, flow } = answer;
  const { peer, register, direction, inForce, waiting, contradiction } = grant;
  const waits = direction === "in" ? sharing.waitingForUs : sharing.waiting;
  return (
    <>
      <Link to="/ket-noi/$peer" params={{ peer }} className={classes.back}>
        ← {sharing.back}
      </Link>
      <PageHead
        title={sharing.one(labelOf(register), nameOf(peer), direction)}
        about={
          <span className={classes.name}>
            <GrantBadge grant={grant} />
          </span>
        }
        actions={<GrantActions answer={answer} />}
      />
      <div className={classes.stack}>
        {contradiction === undefined ? null : (
          <div className={classes.alarms} role="alert">
            ▲ {sharing.contradiction(String(contradiction))}
          </div>
        )}
        <div className={classes.halves}>
          {waiting === undefined ? null : (
            <Card title={waits} aside={sharing.saidNumber(String(waiting.n))}>
              <TermsView terms={waiting.terms} />
            </Card>
          )}
          <Card
            title={sharing.inForce}
            aside={inForce === undefined ? undefined : sharing.saidNumber(String(inForce.n))}
          >
            {inForce === undefined ? (
              <Empty>{sharing.noneInForce}</Empty>
            ) : (
              <TermsView terms={inForce.terms} />
            )}
          </Card>
          <Card title={sharing.flow}>
            <FlowSentence flow={flow} />
            <FlowTrouble flow={flow} />
            <Links grant={grant} />
          </Card>
        </div>
        <GrantHistory history={answer.history} direction={direction} />
      </div>
    </>
  );
}

function Links({ grant: { agreement, request } }: Pick<Detail, "grant">) {
  const { sharing } = useConnectionMessages();
  return (
    <>
      {agreement === undefined ? null : (
        <p className={classes.fine}>
          {sharing.agreement}{" "}
          <Link to="/thoa-thuan/$id" params={{ id: agreement }}>
            {agreement}
          </Link>
        </p>
      )}
      {request === undefined ? null : <p className={classes.fine}>{sharing.forRequest}</p>}
    </>
  );
}

type Action = Detail["grant"]["mayDo"][number];

function GrantActions({ answer }: { readonly answer: Detail }) {
  const { sharing } = useConnectionMessages();
  const [dialog, setDialog] = useState<Action>();
  const { id, peer, mayDo } = answer.grant;
  const buttons = (["renounce", "revoke", "refuse", "accept"] as const).filter((one) => mayDo.includes(one));
  return (
    <Group gap="xs">
      {mayDo.includes("change") ? (
        <Button
          variant="default"
          renderRoot={(props) => <Link {...props} to="/ket-noi/chia-se-moi" search={{ peer, grant: id }} />}
        >
          {sharing.change}
        </Button>
      ) : null}
      {buttons.map((one) => (
        <Button key={one} variant={one === "accept" ? "filled" : "default"} onClick={() => setDialog(one)}>
          {sharing[one]}
        </Button>
      ))}
      {dialog === undefined ? null : (
        <GrantDialog action={dialog} answer={answer} onClose={() => setDialog(undefined)} />
      )}
    </Group>
  );
}

interface GrantDialogProps {
  readonly action: Action;
  readonly answer: Detail;
  readonly onClose: () => void;
}

function GrantDialog({ action, answer, onClose }: GrantDialogProps) {
  const { sharing } = useConnectionMessages();
  const format = useFormat();
  const labelOf = useRegisterLabel();
  const nameOf = usePeerName(useConnections().data?.network);
  const { grant, flow } = answer;
  const params = { id: grant.id };
  switch (action) {
    case "change":
      return null; // has a page of its own
    case "accept":
      return (
        <ActionDialog
          title={sharing.acceptTitle}
          lead={sharing.acceptLead}
          submit={sharing.accept}
          run={() => call(routes.acceptGrant, { params, body: {} })}
          onClose={onClose}
        >
          {grant.waiting === undefined ? null : <TermsView terms={grant.waiting.terms} />}
        </ActionDialog>
      );
    case "refuse":
      return (
        <GroundDialog
          title={sharing.refuseTitle}
          lead={sharing.refuseLead}
          submit={sharing.refuse}
          run={(ground) => call(routes.refuseGrant, { params, body: { ground } })}
          onClose={onClose}
        />
      );
    case "revoke":
      return (
        <GroundDialog
          title={sharing.revokeTitle}
          lead={sharing.revokeLead(nameOf(grant.peer))}
          submit={sharing.revoke}
          run={(ground) => call(routes.revokeGrant, { params, body: { ground } })}
          onClose={onClose}
        />
      );
    case "renounce":
      return (
        <GroundDialog
          title={sharing.renounceTitle}
          lead={sharing.renounceLead(
            format.number(flow.held ?? flow.rows),
            labelOf(grant.register),
            nameOf(grant.peer),
          )}
          submit={sharing.renounce}
          run={(ground) => call(routes.renounceGrant, { params, body: { ground } })}
          onClose={onClose}
        />
      );
  }
}
