// The list of a register as a table: rows are drawn only where they are seen, and TanStack Table is handed only those,
// so that two hundred thousand rows cost as much as fifty.
import { Loader } from "@mantine/core";
import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useNavigate } from "@tanstack/react-router";
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import type { FieldDescription, RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { useLanguage } from "../../app/language.tsx";
import { recordAddress } from "../../app/record-address.ts";
import { columnTracks, isNumber } from "./column-width.ts";
import { FieldValue, RecordLink } from "./field-value.tsx";
import type { SortState } from "./list-state.ts";
import { RecordMarks } from "./record-marks.tsx";
import { useRegisterMessages } from "./register-messages.ts";
import { rowAfterKey } from "./row-keys.ts";
import { SortHeader } from "./sort-header.tsx";
import type { Columns } from "./use-columns.ts";
import type { Records, Row } from "./use-records.ts";
import { useRoomBelow } from "./use-room-below.ts";
import { titleOf } from "./use-register.ts";
import classes from "./registers.module.css";

const rowHeight = 40;
const features = tableFeatures({ columnVisibilityFeature });
const helper = createColumnHelper<typeof features, Row>();

interface RegisterTableProps {
  readonly register: RegisterDescription;
  readonly records: Records;
  readonly columns: Columns;
  readonly sort: SortState | undefined;
  readonly onSort: (field: string) => void;
}

export function RegisterTable({ register, records, columns, sort, onSort }: RegisterTableProps) {
  const messages = useRegisterMessages();
  const { language } = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoomBelow(scroller);
  const { rows, reached } = records;
  const virtualizer = useVirtualizer({
    count: rows.length + (records.hasMore ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: rowHeight,
  });
  const items = virtualizer.getVirtualItems();
  // Whole dozens, so that the table's model is made anew once in a dozen rows and not with each.
  const firstSeen = Math.floor((items[0]?.index ?? 0) / 12) * 12;
  const lastSeen = Math.ceil(((items.at(-1)?.index ?? 0) + 1) / 12) * 12 - 1;
  useEffect(() => reached(lastSeen), [reached, lastSeen]);
  const { active, onKeyDown } = useActiveRow(register, rows, Math.floor(room / rowHeight), (index) =>
    virtualizer.scrollToIndex(index),
  );
  const open = useOpenRecord(register);
  const seen = useMemo(() => rows.slice(firstSeen, lastSeen + 1), [rows, firstSeen, lastSeen]);
  const table = useRegisterColumns(register, columns, seen);
  const tracks = columnTracks(register, columns.visible, language);
  const tableRows = table.getRowModel().rows;
  return (
    <div
      ref={scroller}
      className={classes.grid}
      style={{ height: room }}
      role="grid"
      tabIndex={0}
      aria-label={messages.tableKeys}
      aria-rowcount={records.countIsExact ? (records.count ?? -1) : -1}
      aria-activedescendant={active === undefined ? undefined : `row-${active}`}
      onKeyDown={onKeyDown}
    >
      <div className={classes.gridInner}>
        <div className={classes.head} style={{ gridTemplateColumns: tracks }} role="row">
          {table.getVisibleLeafColumns().map((column) => (
            <SortHeader key={column.id} field={fieldOf(register, column.id)} sort={sort} onSort={onSort} />
          ))}
        </div>
        <div className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {tableRows.map((row) => {
            const index = firstSeen + row.index;
            return (
              <div
                key={row.original.record.id}
                id={`row-${index}`}
                className={classes.row}
                style={{ gridTemplateColumns: tracks, transform: `translateY(${index * rowHeight}px)` }}
                role="row"
                aria-rowindex={index + 2}
                data-active={index === active}
                data-retired={row.original.record.retired}
                onClick={(event) => isOnLink(event) || open(row.original)}
              >
                {row.getVisibleCells().map((cell) => (
                  <div
                    key={cell.id}
                    className={classes.cell}
                    role="gridcell"
                    data-number={isNumber(fieldOf(register, cell.column.id))}
                  >
                    <table.FlexRender cell={cell} />
                  </div>
                ))}
              </div>
            );
          })}
          {records.hasMore && <MoreRow index={rows.length} />}
        </div>
      </div>
    </div>
  );
}

function MoreRow({ index }: { readonly index: number }) {
  const messages = useRegisterMessages();
  return (
    <div className={classes.row} style={{ transform: `translateY(${index * rowHeight}px)` }} role="row">
      <div className={classes.cell} role="gridcell">
        <Loader size={14} mr={8} aria-hidden /> {messages.loadingMore}
      </div>
    </div>
  );
}

function fieldOf(register: RegisterDescription, column: string): FieldDescription {
  const field = register.fields.find(({ name }) => name === column);
  if (!field) throw new Error(`a column of no field: ${register.name}.${column}`);
  return field;
}

function useRegisterColumns(register: RegisterDescription, columns: Columns, seen: Row[]) {
  const definitions = useMemo(
    () =>
      columns.all.map((field) =>
        helper.accessor((row) => row.record.body[field.name], {
          id: field.name,
          cell: ({ row }) => <CellOf register={register} field={field} row={row.original} />,
        }),
      ),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `all` follows from the register alone
    [register],
  );
  const visible = columns.visible.map(({ name }) => name).join(" ");
  const columnVisibility = useMemo(
    () => Object.fromEntries(register.fields.map(({ name }) => [name, visible.split(" ").includes(name)])),
    [register, visible],
  );
  return useTable({ features, columns: definitions, data: seen, state: { columnVisibility } });
}

// Scrolling brings new rows; those that stay need not be drawn again.
const CellOf = memo(function CellOf({
  register,
  field,
  row: { record, names },
}: {
  readonly register: RegisterDescription;
  readonly field: FieldDescription;
  readonly row: Row;
}) {
  if (field.name !== register.titleField) {
    return <FieldValue field={field} value={record.body[field.name]} names={names} compact />;
  }
  const title = { [register.name]: { [record.id]: titleOf(register, record) } };
  return (
    <div className={classes.titleCell}>
      <span>
        <RecordLink register={register.name} id={record.id} names={title} />
      </span>
      <RecordMarks record={record} />
    </div>
  );
});

function useOpenRecord(register: RegisterDescription) {
  const navigate = useNavigate();
  return ({ record }: Row) => void navigate(recordAddress(register.name, record.id));
}

function useActiveRow(
  register: RegisterDescription,
  rows: readonly Row[],
  page: number,
  show: (index: number) => void,
) {
  const [active, setActive] = useState<number>();
  const open = useOpenRecord(register);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const row = active === undefined ? undefined : rows[active];
    if (event.key === "Enter" && row) {
      open(row);
      return;
    }
    const next = rowAfterKey(event.key, active ?? -1, rows.length, page);
    if (next === undefined) return;
    event.preventDefault();
    setActive(next);
    show(next);
  };
  return { active: active !== undefined && active < rows.length ? active : undefined, onKeyDown };
}

function isOnLink(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest("a, button") !== null;
}
