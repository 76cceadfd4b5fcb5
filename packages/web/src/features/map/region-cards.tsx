// What is told about a place or a span that was chosen on the map or in the list.
import { Anchor, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useText } from "../../app/language.tsx";
import { recordAddress } from "../../app/record-address.ts";
import { useFormat } from "../../app/use-format.ts";
import { fill } from "../../messages/fill.ts";
import { useMapMessages } from "./map-messages.ts";
import { toneOf, toneShapes, type Tone } from "./map-model.ts";
import type { PlaceFeature, SpanFeature } from "./region-data.ts";
import { toneVariable } from "./sign-icon.tsx";

export function PlaceCard({ feature }: { readonly feature: PlaceFeature }) {
  const messages = useMapMessages();
  const text = useText();
  const { number } = useFormat();
  const record = recordAddress(feature.register, feature.id);
  return (
    <>
      <Text fw={600}>{feature.name}</Text>
      <Text size="sm" c="dimmed">
        {text(feature.kind.label)}
      </Text>
      <PlaceState feature={feature} />
      {feature.accuracyKm !== undefined && (
        <Text size="sm" c="dimmed">
          {fill(messages.accuracy, { km: number(feature.accuracyKm) })}
        </Text>
      )}
      <Group gap="md" mt={6}>
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to={record.to} params={record.params} />}>
          {messages.openRecord}
        </Anchor>
        {feature.commitment && (
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} to="/cam-ket/$id" params={{ id: feature.commitment?.id ?? "" }} />
            )}
          >
            {messages.openCommitment}
          </Anchor>
        )}
      </Group>
    </>
  );
}

/** Status with its date, class as word and shape, and whether sources disagree. */
export function PlaceState({ feature }: { readonly feature: PlaceFeature }) {
  const messages = useMapMessages();
  const text = useText();
  const { day } = useFormat();
  const tone = toneOf(feature.class);
  const { status, statusDate } = feature;
  return (
    <Text size="sm" component="div">
      {status &&
        (statusDate
          ? fill(messages.statusOn, { status: text(status.label), day: day(statusDate) })
          : text(status.label))}
      {tone !== "plain" && <ToneWord tone={tone} />}
      {feature.conflict && (
        <Text size="sm" fw={500}>
          ≠ {messages.conflict}
        </Text>
      )}
    </Text>
  );
}

export function SpanCard({ span }: { readonly span: SpanFeature }) {
  const messages = useMapMessages();
  return (
    <>
      <Text fw={600}>
        {span.from.name} – {span.to.name}
      </Text>
      <SpanState span={span} />
      <Anchor
        size="sm"
        renderRoot={(props) => <Link {...props} to="/cam-ket" search={{ locality: span.from.id }} />}
      >
        {messages.openParts}
      </Anchor>
    </>
  );
}

/** How many commitments, how many parts of how many are overdue, and the class as word and shape. */
export function SpanState({ span }: { readonly span: SpanFeature }) {
  const messages = useMapMessages();
  const { number } = useFormat();
  const { rateable, openOverdue } = span.figures;
  return (
    <Text size="sm" component="div">
      {fill(messages.commitments, { n: number(span.commitments) })} ·{" "}
      {rateable === 0
        ? messages.noRateable
        : fill(messages.figures, { overdue: number(openOverdue), rateable: number(rateable) })}
      <ToneWord tone={toneOf(span.class)} />
    </Text>
  );
}

function ToneWord({ tone }: { readonly tone: Tone }) {
  const messages = useMapMessages();
  return (
    <Text size="sm" fw={500} style={{ color: toneVariable(tone) }}>
      {toneShapes[tone]} {messages.classes[tone]}
    </Text>
  );
}
