// Who is there, side by side; each side says it of its own agencies.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ConferenceView } from "@nhipcau/contract/shapes/conference.ts";
import { call, routes } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { Refusal } from "../connections/action-dialog.tsx";
import { useReviewMessages } from "../reviews/review-messages.ts";
import reviewClasses from "../reviews/reviews.module.css";

export function AttendanceCard({ conference }: { readonly conference: ConferenceView }) {
  const { conference: words } = useReviewMessages();
  const queries = useQueryClient();
  const { id, mayDo, parties, chairs } = conference;
  const saying = useMutation({
    mutationFn: (here: boolean) => call(routes.statePresence, { params: { id }, body: { here } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Card
      title={words.attendance}
      aside={chairs.length === 0 ? undefined : words.chairs(chairs.map(({ name }) => name).join(", "))}
      actions={
        mayDo.arrive || mayDo.leave ? (
          <Button size="xs" variant="default" onClick={() => saying.mutate(mayDo.arrive)}>
            {mayDo.arrive ? words.arrive : words.leaveRoom}
          </Button>
        ) : undefined
      }
    >
      <Refusal error={saying.error} />
      <ul className={reviewClasses.parties}>
        {parties.map(({ party, present }) => {
          const here = present.filter(({ left }) => left === undefined);
          const gone = present.filter(({ left }) => left !== undefined);
          const named = (list: typeof present): string =>
            [...new Set(list.map(({ agency }) => agency.name))].join(", ");
          return (
            <li key={party.id} data-signed={here.length > 0}>
              <strong>{party.name}</strong>
              <span className={reviewClasses.signed}>
                {here.length === 0 ? words.noOne : words.presentNow(named(here))}
              </span>
              {gone.length === 0 ? null : (
                <span className={reviewClasses.fine}>{words.left(named(gone))}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
