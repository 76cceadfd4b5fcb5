// Where a record is: latitude and longitude, typed or clicked on a small map. Lines and areas are kept as they are.
import { Button, Group, Input, NumberInput, Stack, Text } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useLanguage } from "../../app/language.tsx";
import { fill } from "../../messages/fill.ts";
import type { Shown } from "./field-input.tsx";
import { useRegisterMessages } from "./register-messages.ts";

const PlaceMap = lazy(async () => ({ default: (await import("../map/place-map.tsx")).PlaceMap }));

interface GeometryInputProps extends Shown {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

interface Geometry {
  readonly type: string;
  readonly coordinates: readonly unknown[];
}

export function GeometryInput({ value, onChange, ...shown }: GeometryInputProps) {
  const messages = useRegisterMessages().form;
  const geometry = value as Geometry | undefined;
  const { label, description, error, withAsterisk, id } = shown;
  const isPoint = geometry === undefined || geometry.type === "Point";
  return (
    <Input.Wrapper id={id} {...{ label, description, error, withAsterisk }} labelElement="div">
      <Stack gap="xs">
        {isPoint ? (
          <PointInputs geometry={geometry} onChange={onChange} />
        ) : (
          <Text size="sm">{fill(messages.geometryKept, { shape: geometry.type })}</Text>
        )}
        <Suspense>
          <PlaceMap
            geometry={isComplete(geometry) ? (geometry as GeoJSON.Geometry) : undefined}
            height={240}
            {...(isPoint
              ? {
                  onPick: (longitude: number, latitude: number) =>
                    onChange({ type: "Point", coordinates: [rounded(longitude), rounded(latitude)] }),
                }
              : {})}
          />
        </Suspense>
        <Group justify="space-between" gap="xs">
          <Text size="xs" c="dimmed">
            {messages.geometryPick}
          </Text>
          {geometry && (
            <Button variant="subtle" size="compact-sm" onClick={() => onChange(undefined)}>
              {messages.geometryClear}
            </Button>
          )}
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}

function PointInputs({
  geometry,
  onChange,
}: {
  readonly geometry: Geometry | undefined;
  readonly onChange: (value: unknown) => void;
}) {
  const messages = useRegisterMessages().form;
  const { language } = useLanguage();
  const [longitude, latitude] = geometry?.coordinates ?? [];
  const set = (next: readonly unknown[]) =>
    onChange(next.every((one) => one === undefined) ? undefined : { type: "Point", coordinates: next });
  const numbers = {
    decimalSeparator: language === "vi" ? "," : ".",
    hideControls: true,
    decimalScale: 6,
    clampBehavior: "none" as const,
  };
  return (
    <Group grow>
      <NumberInput
        {...numbers}
        label={messages.latitude}
        value={typeof latitude === "number" ? latitude : ""}
        onChange={(value) => set([longitude, typeof value === "number" ? value : undefined])}
      />
      <NumberInput
        {...numbers}
        label={messages.longitude}
        value={typeof longitude === "number" ? longitude : ""}
        onChange={(value) => set([typeof value === "number" ? value : undefined, latitude])}
      />
    </Group>
  );
}

function isComplete(geometry: Geometry | undefined): boolean {
  return geometry !== undefined && geometry.coordinates.every((one) => one !== undefined && one !== null);
}

function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
