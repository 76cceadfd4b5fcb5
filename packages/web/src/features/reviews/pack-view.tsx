// The pack of a review, group by group, with what each side says of each item beside it. All of it can be gone through by
// keyboard: arrows from item to item, 1 confirms, 2 objects.
import { Checkbox } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import type { ReviewRoom } from "@nhipcau/contract/shapes/review-room.ts";
import { call, routes } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ActionDialog } from "../connections/action-dialog.tsx";
import { PackItem, type PackItemView } from "./pack-item.tsx";
import { ReasonField } from "./review-actions.tsx";
import { useReviewMessages } from "./review-messages.ts";
import classes from "./reviews.module.css";

export const groupOrder = [
  "disagreed",
  "late",
  "beyondAuthority",
  "carriedOver",
  "repeated",
  "notConcrete",
  "done",
] as const;

export function PackView({ room }: { readonly room: ReviewRoom }) {
  const { reviews } = useReviewMessages();
  const format = useFormat();
  const [isNarrow, setNarrow] = useState(false);
  const [objecting, setObjecting] = useState<PackItemView>();
  const queries = useQueryClient();
  const confirming = useMutation({
    mutationFn: (item: string) =>
      call(routes.statePosition, { params: { id: room.id }, body: { item, position: "confirm" } }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const objected = new Set(room.positions.filter((one) => one.objected).map(({ item }) => item));
  return (
    <section aria-label={reviews.pack} onKeyDown={moveByArrows}>
      <div className={`${classes.packHead} nc-no-print`}>
        <h2>{reviews.pack}</h2>
        <p className={classes.fine}>{room.mayDo.statePosition ? reviews.positionsHelp : ""}</p>
        <Checkbox
          label={reviews.filterObjected}
          checked={isNarrow}
          onChange={(event) => setNarrow(event.currentTarget.checked)}
        />
      </div>
      {groupOrder.map((group) => {
        const { items, of } = room.pack.groups[group];
        const shown = isNarrow
          ? items.filter(({ key }) => group === "disagreed" || objected.has(key))
          : items;
        if (isNarrow && shown.length === 0) return null;
        return (
          <Card
            key={group}
            className={classes.group}
            title={reviews.groups[group]}
            aside={reviews.outOf[group](format.number(items.length), format.number(of))}
          >
            {shown.length === 0 ? <p className={classes.fine}>{reviews.groupEmpty}</p> : null}
            {shown.map((item) => (
              <PackItem
                key={item.key}
                item={item}
                room={room}
                onConfirm={() => confirming.mutate(item.key)}
                onObject={() => setObjecting(item)}
              />
            ))}
          </Card>
        );
      })}
      {objecting === undefined ? null : (
        <ObjectDialog id={room.id} item={objecting} onClose={() => setObjecting(undefined)} />
      )}
    </section>
  );
}

// From one item to the next, over the edges of the groups.
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const from = document.activeElement;
  if (step === 0 || !(from instanceof HTMLElement) || from.dataset["item"] === undefined) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-item]")];
  const next = items[items.indexOf(from) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

interface ObjectDialogProps {
  readonly id: string;
  readonly item: PackItemView;
  readonly onClose: () => void;
}

function ObjectDialog({ id, item, onClose }: ObjectDialogProps) {
  const { reviews } = useReviewMessages();
  const [reason, setReason] = useState("");
  return (
    <ActionDialog
      title={reviews.objectTitle}
      lead={reviews.objectLead(item.title)}
      submit={reviews.object}
      isReady={reason.trim() !== ""}
      run={() =>
        call(routes.statePosition, {
          params: { id },
          body: { item: item.key, position: "object", reason: reason.trim() },
        })
      }
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActionDialog>
  );
}
