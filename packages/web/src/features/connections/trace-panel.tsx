// Where a record came from, checked anew; or for one of ours who has it and who opened it. For who is signed in.
import { Button, Group } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { Trace } from "@nhipcau/contract/shapes/trace.ts";
import { download, routes, useCall } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { saveFile } from "../review/save-file.ts";
import { Refusal } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { TraceReads } from "./trace-reads.tsx";

export interface TracePanelProps {
  readonly register: string;
  readonly id: string;
}

export function TracePanel({ register, id }: TracePanelProps) {
  const session = useCall(routes.session);
  const isSignedIn = session.data?.account !== undefined;
  // A node that exchanges nothing has no traces, and says so by a refusal: then there is no panel.
  const { data } = useCall(routes.recordTrace, { params: { register, id } }, { enabled: isSignedIn });
  const { trace: words } = useConnectionMessages();
  const heading = useId();
  if (!isSignedIn || data === undefined) return null;
  return (
    <section className={classes.panel} aria-labelledby={heading}>
      <h2 id={heading} className={classes.h2}>
        {words.title}
      </h2>
      {data.copy === undefined ? null : <CopyTrace trace={data} copy={data.copy} />}
      {data.own === undefined ? null : <OwnTrace own={data.own} />}
    </section>
  );
}

interface CopyTraceProps {
  readonly trace: Trace;
  readonly copy: NonNullable<Trace["copy"]>;
}

function CopyTrace({ trace, copy }: CopyTraceProps) {
  const { trace: words } = useConnectionMessages();
  const text = useText();
  const format = useFormat();
  const { origin, author, grant, page, key, verified, checks, reads } = copy;
  return (
    <>
      <p className={classes.statement}>{words.copyOf(text(origin.name))}</p>
      <p className={verified ? classes.verified : classes.overdue}>
        {verified ? words.verified : words.notVerified}
      </p>
      <details open={!verified}>
        <summary className={classes.fine}>
          {words.page} {words.pageNumber(format.number(page.number), format.number(page.epoch))}
        </summary>
        <ul className={classes.terms}>
          {checks.map(({ what, holds, why }) => (
            <li key={what}>
              {words.checks[what]}: {holds ? words.holds : words.fails}
              {why === undefined ? "" : ` (${text(why)})`}
            </li>
          ))}
        </ul>
      </details>
      <dl className={classes.facts}>
        <dt>{words.author}</dt>
        <dd>{author.name}</dd>
        <dt>{words.signedAt}</dt>
        <dd>{format.instant(page.signedAt)}</dd>
        <dt>{words.keptAt}</dt>
        <dd>{format.instant(page.keptAt)}</dd>
        <dt>{words.key}</dt>
        <dd>
          <KeyWords id={key} />
        </dd>
        <dt>{words.grant}</dt>
        <dd>
          <Link to="/ket-noi/chia-se/$grant" params={{ grant }}>
            {words.openGrant}
          </Link>
        </dd>
      </dl>
      {trace.provable ? <ProofButton register={trace.register} id={trace.id} /> : null}
      {reads === undefined ? null : <TraceReads reads={reads} />}
    </>
  );
}

/** The words of the key where it is a peer's present one; else the beginning of its id. */
function KeyWords({ id }: { readonly id: string }) {
  const peers = useCall(routes.connections).data?.network?.peers ?? [];
  const fingerprint = peers.find((peer) => peer.fingerprint?.link === `nhipcau:${id}`)?.fingerprint;
  if (fingerprint === undefined) return <code>{id.slice(0, 16)}…</code>;
  return <span lang="vi">{fingerprint.words.join(" ")}</span>;
}

function ProofButton({ register, id }: TracePanelProps) {
  const { trace: words } = useConnectionMessages();
  const fetching = useMutation({
    mutationFn: () => download(routes.recordProof, { params: { register, id } }),
    onSuccess: ({ blob, name }) => saveFile(blob, name ?? `chung-cu-${register}-${id}.json`),
  });
  return (
    <>
      <Group mt="sm">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={fetching.isPending}
          onClick={() => fetching.mutate()}
        >
          {words.proof}
        </Button>
      </Group>
      <Refusal error={fetching.error} />
    </>
  );
}

function OwnTrace({ own: { holders, reads } }: { readonly own: NonNullable<Trace["own"]> }) {
  const { trace: words } = useConnectionMessages();
  const text = useText();
  return (
    <>
      {holders.length === 0 ? (
        <p className={classes.fine}>{words.noHolders}</p>
      ) : (
        <>
          <p className={classes.fine}>{words.ours}</p>
          <ul className={classes.list}>
            {holders.map((holder) => (
              <li key={holder.grant}>
                <Link to="/ket-noi/chia-se/$grant" params={{ grant: holder.grant }}>
                  {text(holder.peer.name)}
                </Link>
                <p className={classes.fine}>
                  <HolderState holder={holder} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {reads === undefined ? null : <TraceReads reads={reads} help={words.readsOwnHelp} />}
    </>
  );
}

function HolderState({ holder }: { readonly holder: NonNullable<Trace["own"]>["holders"][number] }) {
  const { trace: words } = useConnectionMessages();
  const format = useFormat();
  const { inScope, page } = holder;
  if (!inScope) return words.outOfScope;
  if (page === undefined) return words.notYet;
  const receipt =
    page.receiptAt === undefined ? words.noReceipt : words.receipt(format.instant(page.receiptAt));
  return `${words.has(format.number(page.number), format.instant(page.servedAt))}; ${receipt}`;
}
