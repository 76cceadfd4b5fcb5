// One item of a pack: what it is, how long it has stood, and left and right what each side says of it.
import { Button } from "@mantine/core";
import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import type { ReviewRoom } from "@nhipcau/contract/shapes/review-room.ts";
import { workAddress } from "../../app/record-address.ts";
import { useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { useReviewMessages } from "./review-messages.ts";
import classes from "./reviews.module.css";

export type PackItemView = ReviewRoom["pack"]["groups"]["done"]["items"][number];

export interface PackItemProps {
  readonly item: PackItemView;
  readonly room: ReviewRoom;
  readonly onConfirm: () => void;
  readonly onObject: () => void;
}

export function PackItem({ item, room, onConfirm, onObject }: PackItemProps) {
  const { reviews } = useReviewMessages();
  const { mayDo, names } = room;
  const [register = "", id = ""] = item.key.split(":");
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (!mayDo.statePosition || event.target !== event.currentTarget) return;
    if (event.key === "1") onConfirm();
    if (event.key === "2") onObject();
    if (event.key === "1" || event.key === "2") event.preventDefault();
  };
  return (
    <div
      className={classes.packItem}
      role="group"
      aria-label={reviews.itemOf(item.title)}
      data-item={item.key}
      tabIndex={0}
      onKeyDown={onKey}
    >
      <div className={classes.what}>
        <Link {...workAddress(register, id)}>
          <Written vi={item.title} />
        </Link>{" "}
        <IllustrativeMark show={item.illustrative === true} />
        <p className={classes.fine}>
          {[item.sides.map((side) => names[side] ?? side).join(", "), ...useFacts(item)]
            .filter((one) => one !== "")
            .join(" · ")}
        </p>
      </div>
      <Positions item={item} room={room} />
      {mayDo.statePosition ? (
        <div className={`${classes.say} nc-no-print`}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconCheck size={14} stroke={2} aria-hidden />}
            onClick={onConfirm}
          >
            {reviews.confirm}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconX size={14} stroke={2} aria-hidden />}
            onClick={onObject}
          >
            {reviews.object}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function useFacts({ age, facts }: PackItemView): readonly string[] {
  const { reviews } = useReviewMessages();
  const text = useText();
  const format = useFormat();
  const day = (name: "dueDate" | "doneOn" | "since" | "statedOn" | "agreedOn"): string[] =>
    typeof facts[name] === "string" ? [reviews.facts[name](format.day(facts[name]))] : [];
  const { because, percent, vi, en } = facts;
  return [
    ...day("dueDate"),
    ...day("doneOn"),
    ...(typeof percent === "number" ? [reviews.facts.percent(format.percent(percent))] : []),
    ...day("since"),
    ...day("statedOn"),
    ...day("agreedOn"),
    ...(age === undefined ? [] : [reviews.age(format.number(age))]),
    ...(because === "said-again" || because === "still-open" ? [reviews.facts.because[because]] : []),
    ...(typeof vi === "string" && typeof en === "string" ? [text({ vi, en })] : []),
  ];
}

function Positions({ item, room }: Pick<PackItemProps, "item" | "room">) {
  const { reviews } = useReviewMessages();
  const said = room.positions.find((one) => one.item === item.key)?.said ?? [];
  return (
    <ul className={classes.positions} aria-label={reviews.positions}>
      {room.parties.map(({ party }) => {
        const own = said.find((one) => one.party === party.id);
        const state = own?.position ?? "silent";
        return (
          <li key={party.id} data-position={state}>
            <span className={classes.side}>{party.name}</span>
            <span className={classes.word}>
              {state === "confirm" ? (
                <IconCheck size={15} stroke={2.2} aria-hidden />
              ) : state === "object" ? (
                <IconX size={15} stroke={2.2} aria-hidden />
              ) : (
                <IconMinus size={15} stroke={2} aria-hidden />
              )}{" "}
              {state === "confirm" ? reviews.confirms : state === "object" ? reviews.objects : reviews.silent}{" "}
              <IllustrativeMark show={own?.illustrative === true} />
            </span>
            {own?.reason === undefined ? null : (
              <span className={classes.why}>
                <Written vi={own.reason} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
