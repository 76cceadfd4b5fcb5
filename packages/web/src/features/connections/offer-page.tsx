// Writes an offer, or other terms for a grant there is: register, rows, fields, ground and days; then exactly what the
// partner will get; and only then is it sent.
import { Alert, Button, Group, Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { PeerView } from "@nhipcau/contract/shapes/connections.ts";
import type { TermsView } from "@nhipcau/contract/shapes/grants.ts";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { call, routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded, Waiting } from "../../app/page-state.tsx";
import { useRegisters } from "../registers/use-register.ts";
import { Refusal } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { missingIn, newOffer, offerOf, termsOf, type OfferDraft } from "./offer-draft.ts";
import { OfferFields } from "./offer-fields.tsx";
import { OfferGround } from "./offer-ground.tsx";
import { OfferPreview } from "./offer-preview.tsx";
import { OfferRows } from "./offer-rows.tsx";
import { changeOf } from "./terms-change.ts";
import { findPeer, useConnections } from "./use-connections.ts";
import { useOfferDraft } from "./use-offer-draft.ts";

export function OfferPage() {
  const { connections, sharing } = useConnectionMessages();
  const search = useSearch({ from: "/ket-noi/chia-se-moi" });
  const query = useConnections();
  const registers = useRegisters();
  const { today } = useAsOf();
  const grant = useCall(
    routes.grant,
    { params: { id: search.grant ?? "" } },
    { enabled: search.grant !== undefined },
  );
  if (registers.data === undefined || today === undefined) return <Waiting />;
  if (search.grant !== undefined && grant.data === undefined) {
    return <Loaded query={grant}>{() => null}</Loaded>;
  }
  const declared = registers.data.registers.map(({ description }) => description);
  return (
    <Loaded query={query}>
      {({ node, network }) => {
        const peer = findPeer(network, search.peer);
        if (peer === undefined) {
          return (
            <>
              <PageHead title={sharing.offer} />
              <Empty>
                {network === undefined ? connections.signInFirst : connections.notFound}{" "}
                <Link to="/ket-noi">{connections.back}</Link>
              </Empty>
            </>
          );
        }
        return <Offer node={node} peer={peer} declared={declared} grant={grant.data?.grant} today={today} />;
      }}
    </Loaded>
  );
}

interface OfferProps {
  readonly node: Answer<"connections">["node"];
  readonly peer: PeerView;
  readonly declared: readonly RegisterDescription[];
  /** The grant whose terms are changed. */
  readonly grant: Answer<"grant">["grant"] | undefined;
  readonly today: string;
}

function Offer({ node, peer, declared, grant, today }: OfferProps) {
  const { sharing } = useConnectionMessages();
  const text = useText();
  const search = useSearch({ from: "/ket-noi/chia-se-moi" });
  const own = node.localities.map(({ id }) => id);
  const present = grant?.waiting?.terms ?? grant?.inForce?.terms;
  const asked = declared.find(({ name }) => name === search.register);
  const fresh = present === undefined ? newOffer(asked, own, today) : offerOf(present);
  const kept = useOfferDraft(peer.node, grant?.id ?? search.request, fresh);
  const { draft, wasKept, change, forget } = kept;
  const register = declared.find(({ name }) => name === draft.register);
  const title =
    grant !== undefined && register !== undefined
      ? sharing.changeOf(text(register.label), text(peer.name))
      : sharing.offerTo(text(peer.name));
  return (
    <>
      <Link to="/ket-noi/$peer" params={{ peer: peer.node }} className={classes.back}>
        ← {text(peer.name)}
      </Link>
      <PageHead title={title} about={sharing.offerAbout} />
      <div className={classes.stack}>
        {wasKept ? (
          <Group gap="xs">
            <span role="status">{sharing.draftFound}</span>
            <Button size="compact-sm" variant="default" onClick={forget}>
              {sharing.discard}
            </Button>
          </Group>
        ) : null}
        <Card title={`1. ${sharing.steps.register}`}>
          <Select
            aria-label={sharing.steps.register}
            placeholder={sharing.chooseRegister}
            searchable
            disabled={grant !== undefined}
            data={declared.map(({ name, label }) => ({ value: name, label: text(label) }))}
            value={draft.register === "" ? null : draft.register}
            onChange={(name) => {
              const { register: _, ...begun } = newOffer(
                declared.find((one) => one.name === name),
                draft.from,
                draft.validFrom,
              );
              change({ register: name ?? "", filters: begun.filters, fields: begun.fields });
            }}
          />
          {register === undefined ? null : <p className={classes.fine}>{text(register.help)}</p>}
        </Card>
        {register === undefined ? null : (
          <>
            <OfferRows draft={draft} register={register} localities={node.localities} change={change} />
            <OfferFields draft={draft} register={register} change={change} />
            <OfferGround draft={draft} register={register} change={change} />
            <OfferEnd
              draft={draft}
              register={register}
              peer={peer}
              grant={grant}
              request={search.request}
              onSent={forget}
            />
          </>
        )}
      </div>
    </>
  );
}

interface OfferEndProps {
  readonly draft: OfferDraft;
  readonly register: RegisterDescription;
  readonly peer: PeerView;
  readonly grant: Answer<"grant">["grant"] | undefined;
  readonly request: string | undefined;
  readonly onSent: () => void;
}

function OfferEnd({ draft, register, peer, grant, request, onSent }: OfferEndProps) {
  const { sharing } = useConnectionMessages();
  const terms = termsOf(draft, register);
  const lacks = missingIn(draft, register);
  const looking = useMutation({
    mutationFn: async (seen: TermsView) => ({
      terms: seen,
      preview: await call(routes.previewGrant, { body: { terms: seen } }),
    }),
  });
  const sending = useSending({ peer, grant, request, onSent });
  const isSeen = looking.data !== undefined && JSON.stringify(looking.data.terms) === JSON.stringify(terms);
  const known = [grant?.inForce?.terms, grant?.waiting?.terms].filter((one) => one !== undefined);
  const kind = grant === undefined ? undefined : changeOf(known, terms);
  return (
    <>
      {lacks.length === 0 ? null : (
        <ul className={classes.terms} aria-live="polite">
          {lacks.map((part) => (
            <li key={part}>{sharing.missing[part]}</li>
          ))}
        </ul>
      )}
      <Refusal error={looking.error} />
      {looking.data === undefined ? null : (
        <OfferPreview preview={looking.data.preview} register={register} />
      )}
      {looking.data !== undefined && !isSeen ? <Alert color="yellow">{sharing.previewStale}</Alert> : null}
      {kind === undefined ? null : (
        <Alert color="gray" role="status">
          {sharing.changes[kind]}
        </Alert>
      )}
      <Refusal error={sending.error} />
      <Group>
        <Button
          variant={isSeen ? "default" : "filled"}
          disabled={lacks.length > 0}
          loading={looking.isPending}
          onClick={() => looking.mutate(terms)}
        >
          {sharing.preview}
        </Button>
        <Button
          disabled={!isSeen || lacks.length > 0 || kind === "none"}
          loading={sending.isPending}
          onClick={() => sending.mutate(terms)}
        >
          {grant === undefined ? sharing.send : sharing.sendChange}
        </Button>
      </Group>
    </>
  );
}

function useSending({
  peer,
  grant,
  request,
  onSent,
}: Pick<OfferEndProps, "peer" | "grant" | "request" | "onSent">) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (terms: TermsView) => {
      if (grant !== undefined) {
        await call(routes.changeTerms, { params: { id: grant.id }, body: { terms } });
        return grant.id;
      }
      const body = { peer: peer.node, terms, ...(request === undefined ? {} : { request }) };
      return (await call(routes.offerGrant, { body })).grant;
    },
    onSuccess: async (id) => {
      onSent();
      await queries.invalidateQueries();
      await navigate({ to: "/ket-noi/chia-se/$grant", params: { grant: id } });
    },
  });
}
