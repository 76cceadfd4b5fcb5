// Both sides left and right: who of each is there, and what each had said of the item.
import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import type { AgendaItemView, ConferenceView } from "@nhipcau/contract/shapes/conference.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { useReviewMessages } from "../reviews/review-messages.ts";
import classes from "./presentation.module.css";

export interface SidesOfItemProps {
  readonly conference: ConferenceView;
  /** Before the first item only who is there is shown. */
  readonly item: AgendaItemView | undefined;
}

export function SidesOfItem({ conference, item }: SidesOfItemProps) {
  const { conference: words, reviews } = useReviewMessages();
  const { figures } = useMessages();
  const format = useFormat();
  const icon = { size: "1.1em", stroke: 2.2, "aria-hidden": true } as const;
  return (
    <ul className={classes.sides}>
      {inPlace(conference, item).map(({ party, present }) => {
        const said = item?.positions.find((one) => one.party.id === party.id);
        const side = item?.commitment?.sides.find(({ locality }) => locality.id === party.id);
        const here = present.filter(({ left }) => left === undefined);
        return (
          <li key={party.id} data-position={said?.position ?? "silent"}>
            <strong>{party.name}</strong>
            {side?.percent === undefined ? null : (
              <span className={classes.position}>
                {format.percent(side.percent)}
                {side.daysOverdue === undefined ? "" : ` · ${figures.overdueDays(side.daysOverdue)}`}
              </span>
            )}
            <span className={classes.here}>
              {here.length === 0
                ? words.noOne
                : words.presentNow([...new Set(here.map(({ agency }) => agency.name))].join(", "))}
            </span>
            {item === undefined ? null : (
              <span className={classes.position}>
                {said?.position === "confirm" ? (
                  <IconCheck {...icon} />
                ) : said?.position === "object" ? (
                  <IconX {...icon} />
                ) : (
                  <IconMinus {...icon} />
                )}{" "}
                {said?.position === "confirm"
                  ? reviews.confirms
                  : said?.position === "object"
                    ? reviews.objects
                    : reviews.silent}
              </span>
            )}
            {said?.reason === undefined ? null : (
              <span className={classes.reason}>
                <Written vi={said.reason} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

// Below the span, each side stands under its own end of it.
function inPlace({ parties }: ConferenceView, item: AgendaItemView | undefined): ConferenceView["parties"] {
  const ends = (item?.commitment?.sides ?? []).map(({ locality }) => locality.id);
  const place = (id: string): number => {
    const found = ends.indexOf(id);
    return found < 0 ? ends.length : found;
  };
  return parties.toSorted((a, b) => place(a.party.id) - place(b.party.id));
}
