// The list of a register on a phone: every record a small card, drawn only where it is seen.
import { Loader } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useText } from "../../app/language.tsx";
import { FieldValue, RecordLink } from "./field-value.tsx";
import { RecordMarks } from "./record-marks.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import type { Columns } from "./use-columns.ts";
import { titleOf } from "./use-register.ts";
import type { Records, Row } from "./use-records.ts";
import classes from "./registers.module.css";

interface RecordCardsProps {
  readonly register: RegisterDescription;
  readonly records: Records;
  readonly columns: Columns;
}

export function RecordCards({ register, records, columns }: RecordCardsProps) {
  const messages = useRegisterMessages();
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const { rows, reached } = records;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 150,
    overscan: 6,
    scrollMargin: top,
    getItemKey: (index) => rows[index]?.record.id ?? index,
  });
  const items = virtualizer.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => reached(lastSeen), [reached, lastSeen]);
  return (
    <div ref={list} role="list">
      <div style={{ height: virtualizer.getTotalSize(), position: "relative" }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              role="listitem"
              style={{
                position: "absolute",
                insetInline: 0,
                transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)`,
              }}
            >
              {row && <RecordCard register={register} row={row} columns={columns} />}
            </div>
          );
        })}
      </div>
      {records.isFetchingMore && (
        <p>
          <Loader size={14} mr={8} aria-hidden /> {messages.loadingMore}
        </p>
      )}
    </div>
  );
}

function RecordCard({
  register,
  row: { record, names },
  columns,
}: {
  readonly register: RegisterDescription;
  readonly row: Row;
  readonly columns: Columns;
}) {
  const text = useText();
  const title = { [register.name]: { [record.id]: titleOf(register, record) } };
  const shown = columns.visible.filter(
    ({ name }) => name !== register.titleField && hasValue(record.body[name]),
  );
  return (
    <article className={classes.card}>
      <div style={{ display: "flex", gap: 8, alignItems: "baseline", flexWrap: "wrap", fontWeight: 600 }}>
        <RecordLink register={register.name} id={record.id} names={title} />
        <RecordMarks record={record} />
      </div>
      <dl className={classes.cardFields}>
        {shown.map((field) => (
          <CardField key={field.name} label={labelOf(field, text)}>
            <FieldValue field={field} value={record.body[field.name]} names={names} compact />
            {field.unit && ` ${text(field.unit)}`}
          </CardField>
        ))}
      </dl>
    </article>
  );
}

function CardField({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function labelOf(field: FieldDescription, text: ReturnType<typeof useText>): string {
  return text(field.label);
}

function hasValue(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)
  );
}
