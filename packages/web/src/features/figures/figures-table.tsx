// The five numbers of several groups as rows; every number opens the parts it counts. On a phone each row becomes a
// small list of its own, so that no number has to be scrolled to.
import { Link } from "@tanstack/react-router";
import type { FiveNumbersView } from "@nhipcau/contract/shapes/figures.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import type { PartListSearch } from "../lists/part-list-search.ts";
import { classesRedFirst, countOf } from "./part-class.ts";
import classes from "./figures.module.css";

export interface FiguresGroup {
  readonly id: string;
  readonly name: Text;
  readonly figures: FiveNumbersView;
}

export interface FiguresTableProps {
  readonly groups: readonly FiguresGroup[];
  /** What the rows are: localities, agreements, sectors. */
  readonly heading: string;
  /** The list that the numbers of one group open. */
  readonly searchOf: (group: FiguresGroup) => PartListSearch;
}

export function FiguresTable({ groups, heading, searchOf }: FiguresTableProps) {
  const messages = useMessages().figures;
  const text = useText();
  return (
    <div className={classes.tableWrap}>
      <table className={`${classes.table} ${classes.stacks}`}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {classesRedFirst.map((one) => (
              <th key={one} scope="col">
                {messages.classes[one]}
              </th>
            ))}
            <th scope="col">{messages.total}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id}>
              <th scope="row">{text(group.name)}</th>
              {classesRedFirst.map((one) => (
                <Cell
                  key={one}
                  label={messages.classes[one]}
                  count={countOf(group.figures, one)}
                  of={one === "cannot-rate" ? group.figures.total : group.figures.rateable}
                  red={one === "open-overdue"}
                  search={{ ...searchOf(group), class: one }}
                />
              ))}
              <Cell
                label={messages.total}
                count={group.figures.total}
                of={group.figures.total}
                search={searchOf(group)}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly label: string;
  readonly count: number;
  readonly of: number;
  readonly red?: boolean;
  readonly search: PartListSearch;
}

function Cell({ label, count, of, red = false, search }: CellProps) {
  const messages = useMessages().figures;
  const format = useFormat();
  if (count === 0) {
    return (
      <td data-label={label} className={classes.zero}>
        0
      </td>
    );
  }
  return (
    <td data-label={label}>
      <Link
        to="/phan-viec"
        search={search}
        className={red ? classes.red : undefined}
        aria-label={messages.showing(label, count, of)}
      >
        {format.number(count)}
      </Link>
    </td>
  );
}
