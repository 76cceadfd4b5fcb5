// Two days beside each other: the five numbers of both with the difference, and every part that stands otherwise.
import { Group } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { addDays, parseIsoDate, type CalendarDate } from "@nhipcau/domain/calendar-date.ts";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Loaded, Waiting } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ChangedParts } from "./changed-parts.tsx";
import { ComparedFigures } from "./compared-figures.tsx";
import { useCourseMessages } from "./course-messages.ts";
import classes from "./course.module.css";

/** Without days in the address: a quarter ago and the day that is shown. */
const usualDays = 91;

export function ComparePage() {
  const messages = useCourseMessages();
  const format = useFormat();
  const { day } = useAsOf();
  const search = useSearch({ from: "/so-sanh" });
  const to = search.to ?? (day === undefined ? undefined : parseIsoDate(day));
  const from = search.from ?? (to === undefined ? undefined : addDays(to, -usualDays));
  const isKnown = from !== undefined && to !== undefined;
  return (
    <>
      <PageHead
        title={messages.compareTitle}
        about={isKnown ? messages.compareAbout(format.day(from), format.day(to)) : undefined}
        actions={isKnown ? <Days from={from} to={to} /> : undefined}
      />
      {isKnown ? <Comparison from={from} to={to} agreement={search.agreement} /> : <Waiting />}
    </>
  );
}

interface ComparisonProps {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly agreement: string | undefined;
}

function Comparison({ from, to, agreement }: ComparisonProps) {
  const messages = useCourseMessages();
  const format = useFormat();
  const query = useCall(routes.comparison, { query: { from, to, agreement } });
  const within = agreement === undefined ? {} : { agreement };
  return (
    <Loaded query={query}>
      {(comparison) => (
        <div className={classes.page}>
          <Card title={messages.figures} aside={messages.figuresAside}>
            <ComparedFigures comparison={comparison} within={within} />
          </Card>
          <Card
            title={messages.changes}
            aside={messages.changesAside(
              format.number(comparison.changes.length),
              format.number(comparison.of),
            )}
          >
            <ChangedParts comparison={comparison} />
          </Card>
        </div>
      )}
    </Loaded>
  );
}

function Days({ from, to }: { readonly from: CalendarDate; readonly to: CalendarDate }) {
  const messages = useCourseMessages();
  const navigate = useNavigate();
  const choose = (days: { readonly from?: CalendarDate; readonly to?: CalendarDate }) => {
    void navigate({ to: "/so-sanh", search: (before) => ({ ...before, from, to, ...days }), replace: true });
  };
  const dayOf = (value: string | null) => (value === null ? undefined : parseIsoDate(value));
  return (
    <Group gap="xs" align="flex-end">
      <DateInput
        label={messages.from}
        size="xs"
        w={130}
        value={from}
        maxDate={to}
        valueFormat="DD/MM/YYYY"
        onChange={(value) => {
          const chosen = dayOf(value);
          if (chosen !== undefined && chosen <= to) choose({ from: chosen });
        }}
      />
      <DateInput
        label={messages.to}
        size="xs"
        w={130}
        value={to}
        minDate={from}
        valueFormat="DD/MM/YYYY"
        onChange={(value) => {
          const chosen = dayOf(value);
          if (chosen !== undefined && chosen >= from) choose({ to: chosen });
        }}
      />
    </Group>
  );
}
