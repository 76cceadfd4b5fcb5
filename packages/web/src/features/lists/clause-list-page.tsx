// The agreed contents, and whether anything makes them concrete.
import { Checkbox, SegmentedControl } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useMessages } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ClauseItem } from "./clause-item.tsx";
import type { ClauseListSearch } from "./clause-list-search.ts";
import classes from "./lists.module.css";

export function ClauseListPage() {
  const messages = useMessages().lists;
  const format = useFormat();
  const { asOf } = useAsOf();
  const search = useSearch({ from: "/noi-dung" });
  const query = useCall(routes.clauses, { query: { ...search, asOf } });
  const { data } = query;
  return (
    <>
      <PageHead
        title={messages.clauses}
        about={
          data === undefined
            ? undefined
            : messages.clausesAbout(format.number(data.total), format.day(data.asOf))
        }
      />
      <Controls search={search} />
      <Loaded query={query}>
        {({ clauses }) =>
          clauses.length === 0 ? (
            <Empty>{messages.clausesNone}</Empty>
          ) : (
            clauses.map((clause) => <ClauseItem key={clause.id} clause={clause} showsAgreement />)
          )
        }
      </Loaded>
    </>
  );
}

function Controls({ search }: { readonly search: ClauseListSearch }) {
  const messages = useMessages().lists;
  const navigate = useNavigate();
  const go = (changes: ClauseListSearch) => {
    void navigate({ to: "/noi-dung", search: { ...search, ...changes }, replace: true });
  };
  const concrete = { all: undefined, yes: true, no: false } as const;
  const shown = search.concrete === undefined ? "all" : search.concrete ? "yes" : "no";
  return (
    <div className={`${classes.controls} nc-no-print`}>
      <SegmentedControl
        size="xs"
        aria-label={messages.clausesConcrete}
        value={shown}
        onChange={(chosen) => go({ concrete: concrete[chosen as keyof typeof concrete] })}
        data={[
          { value: "all", label: messages.clausesAll },
          { value: "yes", label: messages.clausesYes },
          { value: "no", label: messages.clausesNo },
        ]}
      />
      <Checkbox
        label={messages.bindingOnly}
        checked={search.binding === true}
        onChange={(event) => go({ binding: event.currentTarget.checked ? true : undefined })}
      />
    </div>
  );
}
