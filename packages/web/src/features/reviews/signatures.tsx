// Who signed the snapshot that stands: the parties of today side by side, as at the two ends of a bridge.
import { IconCheck, IconHourglass } from "@tabler/icons-react";
import type { ReviewRoom } from "@nhipcau/contract/shapes/review-room.ts";
import { Card } from "../../app/card.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useReviewMessages } from "./review-messages.ts";
import classes from "./reviews.module.css";

export function Signatures({ room: { parties } }: { readonly room: ReviewRoom }) {
  const { reviews } = useReviewMessages();
  const format = useFormat();
  const signed = parties.filter(({ signedOff }) => signedOff !== undefined).length;
  return (
    <Card title={reviews.signatures} aside={reviews.signedCount(signed, parties.length)}>
      <ul className={classes.parties}>
        {parties.map(({ party, continues, signedOff }) => {
          const joined = continues.filter(({ id }) => id !== party.id);
          return (
            <li key={party.id} data-signed={signedOff !== undefined}>
              <strong>{party.name}</strong>
              {joined.length === 0 ? null : (
                <span className={classes.fine}>
                  {reviews.continues(continues.map(({ name }) => name).join(", "))}
                </span>
              )}
              <span className={classes.signed}>
                {signedOff === undefined ? (
                  <>
                    <IconHourglass size={15} stroke={1.8} aria-hidden /> {reviews.notSigned}
                  </>
                ) : (
                  <>
                    <IconCheck size={15} stroke={2} aria-hidden />{" "}
                    {reviews.signedOn(format.day(signedOff.signedOn), signedOff.agency?.name)}
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
