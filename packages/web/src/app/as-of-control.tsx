// Chooses the day as of which the page shows things; it stands out when that is not today.
import { Button, Group, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendarEvent } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { useAsOf } from "./as-of.tsx";
import { useMessages } from "./language.tsx";
import { useFormat } from "./use-format.ts";
import classes from "./shell.module.css";

const DayCalendar = lazy(async () => ({ default: (await import("./day-calendar.tsx")).DayCalendar }));

export function AsOfControl() {
  const { shell } = useMessages();
  const { day, isToday, setAsOf } = useAsOf();
  const format = useFormat();
  const [isOpen, popover] = useDisclosure(false);
  const choose = (chosen: string | undefined) => {
    popover.close();
    setAsOf(chosen === undefined ? undefined : parseIsoDate(chosen));
  };
  return (
    <Popover
      opened={isOpen}
      onChange={(open) => (open ? popover.open() : popover.close())}
      position="bottom-start"
      trapFocus
    >
      <Popover.Target>
        <Button
          variant={isToday ? "default" : "light"}
          className={classes.asOf}
          leftSection={<IconCalendarEvent size={17} stroke={1.7} aria-hidden />}
          onClick={popover.toggle}
        >
          <span className={classes.asOfWord}>{shell.asOf}</span>{" "}
          <strong>{day === undefined ? "…" : format.day(day)}</strong>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Suspense fallback={shell.loading}>
          <DayCalendar day={day} onChoose={choose} />
        </Suspense>
        <Group justify="space-between" mt="xs">
          <Button size="xs" variant="subtle" onClick={() => choose(undefined)}>
            {shell.backToToday}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
