// The map as a page of its own, with a list of everything on it beside it: who cannot see or use the map uses the list.
import { Stack, Text, TextInput, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { foldForSearch } from "@nhipcau/domain/text.ts";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useText } from "../../app/language.tsx";
import { useMapMessages } from "./map-messages.ts";
import { signOf, toneOf } from "./map-model.ts";
import { placeId, spanId, type PlaceFeature, type SpanFeature } from "./region-data.ts";
import { PlaceState, SpanState } from "./region-cards.tsx";
import { RegionMap } from "./region-map.tsx";
import { SignIcon, SpanIcon } from "./sign-icon.tsx";
import classes from "./map.module.css";

export function MapPage() {
  const messages = useMapMessages();
  const [chosen, setChosen] = useState<string>();
  useDocumentTitle(`${messages.title} · Nhịp Cầu`);
  return (
    <Stack gap="sm">
      <Title order={1}>{messages.title}</Title>
      <div className={classes.page}>
        <RegionMap height="100%" chosen={chosen} onSelect={setChosen} />
        <MapList chosen={chosen} onChoose={setChosen} />
      </div>
    </Stack>
  );
}

interface MapListProps {
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function MapList({ chosen, onChoose }: MapListProps) {
  const messages = useMapMessages();
  const { asOf } = useAsOf();
  const [wanted, setWanted] = useState("");
  const { data } = useCall(routes.map, { query: asOf === undefined ? {} : { asOf } });
  const fits = (name: string) => foldForSearch(name).includes(foldForSearch(wanted));
  const spans = (data?.spans ?? []).filter(({ from, to }) => fits(`${from.name} – ${to.name}`));
  const places = (data?.features ?? []).filter(({ name }) => fits(name));
  return (
    <section className={classes.list} aria-label={messages.list}>
      <div className={classes.listHead}>
        <Title order={2} size="h5" mb={6}>
          {messages.list}
        </Title>
        <TextInput
          size="sm"
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={messages.find}
          aria-label={messages.find}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </div>
      <div className={classes.listBody}>
        {spans.length > 0 && <div className={classes.groupHead}>{messages.spans}</div>}
        {spans.map((span) => (
          <SpanEntry key={spanId(span)} span={span} chosen={chosen} onChoose={onChoose} />
        ))}
        {places.length > 0 && <div className={classes.groupHead}>{messages.places}</div>}
        {places.map((feature) => (
          <PlaceEntry key={placeId(feature)} feature={feature} chosen={chosen} onChoose={onChoose} />
        ))}
        {data && spans.length + places.length === 0 && <Text p="md">{messages.none}</Text>}
      </div>
    </section>
  );
}

function SpanEntry({ span, chosen, onChoose }: MapListProps & { readonly span: SpanFeature }) {
  const id = spanId(span);
  return (
    <button type="button" className={classes.entry} aria-pressed={chosen === id} onClick={() => onChoose(id)}>
      <SpanIcon tone={toneOf(span.class)} />
      <span>
        <b>
          {span.from.name} – {span.to.name}
        </b>
        <SpanState span={span} />
      </span>
    </button>
  );
}

function PlaceEntry({ feature, chosen, onChoose }: MapListProps & { readonly feature: PlaceFeature }) {
  const text = useText();
  const id = placeId(feature);
  return (
    <button type="button" className={classes.entry} aria-pressed={chosen === id} onClick={() => onChoose(id)}>
      <SignIcon sign={signOf(feature.register, feature.kind.code)} tone={toneOf(feature.class)} />
      <span>
        <b>{feature.name}</b>
        <Text size="sm" c="dimmed">
          {text(feature.kind.label)}
        </Text>
        <PlaceState feature={feature} />
      </span>
    </button>
  );
}
