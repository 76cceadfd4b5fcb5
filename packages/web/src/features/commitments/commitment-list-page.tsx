// All commitments, late ones first, each with its span.
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { useMessages } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useTypedWords } from "../../app/use-typed-words.ts";
import { classesRedFirst } from "../figures/part-class.ts";
import { useGroupNames } from "../lists/use-group-names.ts";
import { SpanLegend } from "../span/span-legend.tsx";
import { CommitmentRow } from "./commitment-row.tsx";
import type { CommitmentListSearch } from "./commitment-list-search.ts";
import classes from "./commitments.module.css";

const shownAtOnce = 60;

export function CommitmentListPage() {
  const messages = useMessages().commitments;
  const format = useFormat();
  const { asOf } = useAsOf();
  const search = useSearch({ from: "/cam-ket" });
  const query = useCall(routes.commitments, { query: { ...search, asOf } });
  const { data } = query;
  return (
    <>
      <PageHead
        title={messages.title}
        about={
          data === undefined ? undefined : messages.about(format.number(data.total), format.day(data.asOf))
        }
      />
      <Filters search={search} />
      <Loaded query={query}>{(answer) => <Commitments answer={answer} search={search} />}</Loaded>
    </>
  );
}

interface CommitmentsProps {
  readonly answer: Answer<"commitments">;
  readonly search: CommitmentListSearch;
}

function Commitments({ answer, search }: CommitmentsProps) {
  const messages = useMessages().commitments;
  const format = useFormat();
  const [shown, setShown] = useState(shownAtOnce);
  const { commitments } = answer;
  const { asOf: _, ...filters } = search;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  if (commitments.length === 0) return <Empty>{isFiltered ? messages.none : messages.noneAtAll}</Empty>;
  const left = commitments.length - shown;
  return (
    <Card title={messages.bothEnds} aside={<SpanLegend />}>
      {commitments.slice(0, shown).map((commitment) => (
        <CommitmentRow key={commitment.id} commitment={commitment} />
      ))}
      {left > 0 ? (
        <Button variant="default" size="xs" onClick={() => setShown(shown + shownAtOnce)}>
          {messages.more(format.number(left))}
        </Button>
      ) : null}
    </Card>
  );
}

function Filters({ search }: { readonly search: CommitmentListSearch }) {
  const { commitments: messages, figures } = useMessages();
  const navigate = useNavigate();
  const names = useGroupNames();
  const go = (changes: CommitmentListSearch) => {
    void navigate({ to: "/cam-ket", search: { ...search, ...changes }, replace: true });
  };
  const goSlowly = useTypedWords((q) => go({ q: q === "" ? undefined : q }));
  const any = { value: "", label: messages.any };
  const chosen = (value: string) => (value === "" ? undefined : value);
  return (
    <div className={`${classes.filters} nc-no-print`}>
      <TextInput
        label={messages.filterWords}
        defaultValue={search.q ?? ""}
        onChange={(event) => goSlowly(event.currentTarget.value)}
      />
      <NativeSelect
        label={messages.filterClass}
        value={search.class ?? ""}
        data={[any, ...classesRedFirst.map((one) => ({ value: one, label: figures.classes[one] }))]}
        onChange={(event) => go({ class: classesRedFirst.find((one) => one === event.currentTarget.value) })}
      />
      <NativeSelect
        label={messages.filterLocality}
        value={search.locality ?? ""}
        data={[any, ...names.localities]}
        onChange={(event) => go({ locality: chosen(event.currentTarget.value) })}
      />
      <NativeSelect
        label={messages.filterSector}
        value={search.sector ?? ""}
        data={[any, ...names.sectors]}
        onChange={(event) => go({ sector: chosen(event.currentTarget.value) })}
      />
      {search.disagreement === true ? (
        <p>
          {messages.disagreementOnly}{" "}
          <Button size="compact-xs" variant="subtle" onClick={() => go({ disagreement: undefined })}>
            {messages.showAll}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
