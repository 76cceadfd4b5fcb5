// By what a signed review can be proved: the digest, whether the letters kept here give it, and the records of who signed.
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReviewRoom } from "@nhipcau/contract/shapes/review-room.ts";
import { Card } from "../../app/card.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useReviewMessages } from "./review-messages.ts";
import classes from "./reviews.module.css";

export function ReviewProof({ room }: { readonly room: ReviewRoom }) {
  const { reviews } = useReviewMessages();
  const format = useFormat();
  const { snapshot, snapshots, parties } = room;
  if (snapshot === undefined) {
    return (
      <Card title={reviews.proof}>
        <p className={classes.fine}>{reviews.proofNone}</p>
      </Card>
    );
  }
  const old = snapshots.filter(({ id }) => id !== snapshot.id).map(({ number }) => String(number));
  return (
    <Card title={reviews.proof} aside={reviews.proofOf(snapshot.number, format.day(snapshot.takenOn))}>
      <p className={classes.proven} data-proven={snapshot.proven}>
        {snapshot.proven ? (
          <IconShieldCheck size={18} stroke={1.8} aria-hidden />
        ) : (
          <IconShieldX size={18} stroke={1.8} aria-hidden />
        )}{" "}
        {snapshot.proven ? reviews.proven : reviews.notProven}
      </p>
      <p className={classes.digest}>
        {reviews.digest}: <code>{snapshot.digest}</code>
      </p>
      <ul className={classes.records}>
        <li>
          <RecordLink register="review-snapshots" id={snapshot.id} name={reviews.snapshotRecord} />
        </li>
        {parties.map(({ party, signedOff }) =>
          signedOff === undefined ? null : (
            <li key={party.id}>
              <RecordLink
                register="review-sign-offs"
                id={signedOff.record}
                name={reviews.signOffRecord(party.name)}
              />
            </li>
          ),
        )}
      </ul>
      <p className={classes.fine}>{reviews.proofHelp}</p>
      {old.length === 0 ? null : <p className={classes.fine}>{reviews.superseded(old.join(", "))}</p>}
    </Card>
  );
}

interface RecordLinkProps {
  readonly register: string;
  readonly id: string;
  readonly name: string;
}

function RecordLink({ register, id, name }: RecordLinkProps) {
  return (
    <Link to="/du-lieu/$register/$id" params={{ register, id }}>
      {name}
    </Link>
  );
}
