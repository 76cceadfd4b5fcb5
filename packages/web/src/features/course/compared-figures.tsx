// The five numbers of two days and what lies between them; each number opens the list of its own day.
import { Link } from "@tanstack/react-router";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import type { ComparisonView } from "@nhipcau/contract/shapes/course.ts";
import type { FiveNumbersView, PartClassView } from "@nhipcau/contract/shapes/figures.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ClassShape } from "../figures/class-badge.tsx";
import { classesRedFirst, countOf } from "../figures/part-class.ts";
import { useCourseMessages } from "./course-messages.ts";
import classes from "./course.module.css";

interface ComparedFiguresProps {
  readonly comparison: ComparisonView;
  readonly within: { readonly agreement?: string };
}

export function ComparedFigures({ comparison, within }: ComparedFiguresProps) {
  const messages = useCourseMessages();
  const { figures } = useMessages();
  const format = useFormat();
  const { from, to, before, after } = comparison;
  return (
    <table className={classes.compared}>
      <thead>
        <tr>
          <td />
          <th scope="col">{format.day(from)}</th>
          <th scope="col">{format.day(to)}</th>
          <th scope="col">{messages.difference}</th>
        </tr>
      </thead>
      <tbody>
        {classesRedFirst.map((one) => (
          <tr key={one} data-tone={one}>
            <th scope="row">
              <ClassShape tone={one} /> {figures.classes[one]}
            </th>
            <Count figures={before} one={one} day={from} within={within} />
            <Count figures={after} one={one} day={to} within={within} />
            <td>{differenceOf(countOf(after, one) - countOf(before, one), format.number)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{messages.total}</th>
          <td>{format.number(before.total)}</td>
          <td>{format.number(after.total)}</td>
          <td>{differenceOf(after.total - before.total, format.number)}</td>
        </tr>
      </tbody>
    </table>
  );
}

interface CountProps {
  readonly figures: FiveNumbersView;
  readonly one: PartClassView;
  readonly day: string;
  readonly within: { readonly agreement?: string };
}

function Count({ figures, one, day, within }: CountProps) {
  const format = useFormat();
  return (
    <td>
      <Link to="/phan-viec" search={{ ...within, class: one, asOf: parseIsoDate(day) }}>
        {format.number(countOf(figures, one))}
      </Link>
    </td>
  );
}

function differenceOf(difference: number, number: (value: number) => string): string {
  if (difference === 0) return "0";
  return `${difference > 0 ? "+" : "−"}${number(Math.abs(difference))}`;
}
