// The parts that a figure counts: the filter as a sentence with its denominator, red first, each part with its span.
import { Button, NativeSelect } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { useMessages } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { denominatorOf, filterSentence, hasDenominator } from "./filter-sentence.ts";
import { PartTable } from "./part-table.tsx";
import { filterOf, type PartListSearch } from "./part-list-search.ts";
import { sortKeys, sortParts } from "./sort-parts.ts";
import { useGroupNames } from "./use-group-names.ts";

const shownAtOnce = 100;

export function PartListPage() {
  const messages = useMessages().lists;
  const { asOf } = useAsOf();
  const search = useSearch({ from: "/phan-viec" });
  const query = useCall(routes.parts, { query: { ...filterOf(search), asOf } });
  return (
    <>
      <PageHead title={messages.parts} actions={<SortChoice search={search} />} />
      <Loaded query={query}>{(answer) => <Parts answer={answer} search={search} />}</Loaded>
    </>
  );
}

interface PartsProps {
  readonly answer: Answer<"parts">;
  readonly search: PartListSearch;
}

function Parts({ answer, search }: PartsProps) {
  const messages = useMessages().lists;
  const format = useFormat();
  const sentence = useFilterSentence(answer, search);
  const [shown, setShown] = useState(shownAtOnce);
  const parts = sortParts(answer.parts, search.sort ?? "red-first");
  const left = parts.length - shown;
  return (
    <Card title={sentence}>
      {parts.length === 0 ? (
        <Empty>{messages.none}</Empty>
      ) : (
        <PartTable parts={parts.slice(0, shown)} day={answer.asOf} />
      )}
      {left > 0 ? (
        <Button mt="sm" variant="default" size="xs" onClick={() => setShown(shown + shownAtOnce)}>
          {messages.more(format.number(left))}
        </Button>
      ) : null}
    </Card>
  );
}

function useFilterSentence(answer: Answer<"parts">, search: PartListSearch): string {
  const messages = useMessages().lists;
  const format = useFormat();
  const { nameOf } = useGroupNames();
  const { asOf } = useAsOf();
  const { agreement, locality, sector } = search;
  const whole = useCall(
    routes.parts,
    { query: { ...filterOf({ agreement, locality, sector }), class: denominatorOf(search), asOf } },
    { enabled: hasDenominator(search) },
  );
  return filterSentence({
    search,
    count: answer.total,
    of: whole.data?.total,
    day: format.day(answer.asOf),
    words: messages,
    number: format.number,
    nameOf,
  });
}

function SortChoice({ search }: { readonly search: PartListSearch }) {
  const messages = useMessages().lists;
  const navigate = useNavigate();
  return (
    <NativeSelect
      aria-label={messages.sort}
      value={search.sort ?? "red-first"}
      data={sortKeys.map((key) => ({ value: key, label: `${messages.sort}: ${messages.sorts[key]}` }))}
      onChange={(event) => {
        const sort = sortKeys.find((key) => key === event.currentTarget.value);
        void navigate({ to: "/phan-viec", search: { ...search, sort }, replace: true });
      }}
    />
  );
}
