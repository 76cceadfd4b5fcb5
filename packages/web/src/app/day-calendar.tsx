// A calendar to choose a day from, in the reader's language; a chunk of its own, since most visits never open it.
import "@mantine/dates/styles.css";
import "dayjs/locale/vi";
import { DatePicker } from "@mantine/dates";
import { useLanguage } from "./language.tsx";

export interface DayCalendarProps {
  readonly day: string | undefined;
  readonly onChoose: (day: string) => void;
}

export function DayCalendar({ day, onChoose }: DayCalendarProps) {
  const { language } = useLanguage();
  return (
    <DatePicker
      locale={language}
      firstDayOfWeek={1}
      value={day ?? null}
      {...(day === undefined ? {} : { defaultDate: day })}
      onChange={(chosen) => {
        if (chosen !== null) onChoose(chosen);
      }}
    />
  );
}
