// The five numbers by agreement, locality or sector; every number opens its list.
import { Group, SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useLanguage, useMessages } from "../../app/language.tsx";
import { Empty, Waiting } from "../../app/page-state.tsx";
import { FiguresTable, type FiguresGroup } from "../figures/figures-table.tsx";
import type { PartListSearch } from "../lists/part-list-search.ts";

const SectorChart = lazy(async () => ({ default: (await import("../charts/sector-chart.tsx")).SectorChart }));

type By = "locality" | "agreement" | "sector";

export interface FiguresByProps {
  readonly overview: Answer<"overview">;
  readonly within: { readonly agreement?: string };
}

export function FiguresBy({ overview, within }: FiguresByProps) {
  const messages = useMessages().overview;
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [by, setBy] = useState<By>("locality");
  const [shown, setShown] = useState<"table" | "chart">("table");
  const headings: Record<By, string> = {
    locality: messages.byLocality,
    agreement: messages.byAgreement,
    sector: messages.bySector,
  };
  const groups: Record<By, readonly FiguresGroup[]> = {
    locality: overview.byLocality,
    agreement: overview.byAgreement,
    sector: overview.bySector,
  };
  const chosen = groups[by];
  const rows = useMemo(
    () => chosen.map(({ name, figures }) => ({ name: name[language], figures })),
    [chosen, language],
  );
  const searchOf = (group: FiguresGroup): PartListSearch => ({ ...within, [by]: group.id });
  return (
    <Card
      title={messages.numbersBy}
      actions={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={messages.numbersBy}
            value={by}
            onChange={(chosen) => setBy(chosen as By)}
            data={Object.entries(headings).map(([value, label]) => ({ value, label }))}
          />
          <SegmentedControl
            size="xs"
            aria-label={messages.shownAs}
            value={shown}
            onChange={(chosen) => setShown(chosen === "chart" ? "chart" : "table")}
            data={[
              { value: "table", label: messages.asTable },
              { value: "chart", label: messages.asChart },
            ]}
          />
        </Group>
      }
    >
      {chosen.length === 0 ? (
        <Empty>{messages.byNone}</Empty>
      ) : shown === "chart" ? (
        <Suspense fallback={<Waiting />}>
          <SectorChart
            rows={rows}
            onSelect={(row, partClass) => {
              const group = chosen[rows.indexOf(row)];
              if (group)
                void navigate({ to: "/phan-viec", search: { ...searchOf(group), class: partClass } });
            }}
          />
        </Suspense>
      ) : (
        <FiguresTable groups={chosen} heading={headings[by]} searchOf={searchOf} />
      )}
    </Card>
  );
}
