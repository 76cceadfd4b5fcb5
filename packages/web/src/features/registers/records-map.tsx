// The records of a list on the map, as far as they have been fetched; the same conditions hold as for the table.
import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { recordAddress } from "../../app/record-address.ts";
import { MapCanvas } from "../map/map-canvas.tsx";
import { useMapMessages } from "../map/map-messages.ts";
import { signOf, type MapData } from "../map/map-model.ts";
import { isGeometry } from "../map/region-data.ts";
import mapClasses from "../map/map.module.css";
import { findGeometryField } from "./geometry-field.ts";
import { RecordMarks } from "./record-marks.tsx";
import { titleOf } from "./use-register.ts";
import type { Records, Row } from "./use-records.ts";

interface RecordsMapProps {
  readonly register: RegisterDescription;
  readonly records: Records;
}

/** More points than this make a map nobody can read; a narrower list does. */
const mostPoints = 2000;

export function RecordsMap({ register, records }: RecordsMapProps) {
  const messages = useMapMessages();
  const [chosen, setChosen] = useState<string>();
  const { rows, reached } = records;
  useEffect(() => {
    if (rows.length < mostPoints) reached(rows.length);
  }, [rows.length, reached]);
  const data = useMemo(() => dataOf(register, rows), [register, rows]);
  const row = rows.find(({ record }) => record.id === chosen);
  return (
    <div style={{ position: "relative", height: "max(420px, calc(100dvh - 300px))" }}>
      <MapCanvas
        data={data}
        chosen={chosen}
        onChoose={setChosen}
        card={row && <RecordCard register={register} row={row} />}
      />
      <span className={mapClasses.note}>{messages.note}</span>
    </div>
  );
}

function RecordCard({
  register,
  row: { record },
}: {
  readonly register: RegisterDescription;
  readonly row: Row;
}) {
  const messages = useMapMessages();
  const { to, params } = recordAddress(register.name, record.id);
  return (
    <>
      <Text fw={600}>
        {titleOf(register, record)} <RecordMarks record={record} />
      </Text>
      <Anchor size="sm" renderRoot={(props) => <Link {...props} to={to} params={params} />}>
        {messages.openRecord}
      </Anchor>
    </>
  );
}

function dataOf(register: RegisterDescription, rows: readonly Row[]): MapData {
  const field = findGeometryField(register)?.name ?? "";
  const items = rows.slice(0, mostPoints).flatMap(({ record }) => {
    const geometry = record.body[field];
    if (!isGeometry(geometry)) return [];
    const sign = signOf(register.name, String(record.body["kind"] ?? ""));
    const name = titleOf(register, record);
    return [{ id: record.id, name, sign, tone: "plain" as const, conflict: false, geometry }];
  });
  return { items, spans: [] };
}
