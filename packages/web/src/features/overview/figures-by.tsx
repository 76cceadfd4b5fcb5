// The five numbers by agreement, locality or sector; every number opens its list.
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages } from "../../app/language.tsx";
import { Empty } from "../../app/page-state.tsx";
import { FiguresTable, type FiguresGroup } from "../figures/figures-table.tsx";
import type { PartListSearch } from "../lists/part-list-search.ts";

type By = "locality" | "agreement" | "sector";

export interface FiguresByProps {
  readonly overview: Answer<"overview">;
  readonly within: { readonly agreement?: string };
}

export function FiguresBy({ overview, within }: FiguresByProps) {
  const messages = useMessages().overview;
  const [by, setBy] = useState<By>("locality");
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
  const searchOf = (group: FiguresGroup): PartListSearch => ({ ...within, [by]: group.id });
  return (
    <Card
      title={messages.numbersBy}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={messages.numbersBy}
          value={by}
          onChange={(chosen) => setBy(chosen as By)}
          data={Object.entries(headings).map(([value, label]) => ({ value, label }))}
        />
      }
    >
      {groups[by].length === 0 ? (
        <Empty>{messages.byNone}</Empty>
      ) : (
        <FiguresTable groups={groups[by]} heading={headings[by]} searchOf={searchOf} />
      )}
    </Card>
  );
}
