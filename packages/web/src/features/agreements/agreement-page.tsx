// One agreement: what was signed and by whom, who answers today, every clause and what makes it concrete, both ways.
import { SegmentedControl } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { useLanguage, useMessages } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { FiveNumbersBar } from "../figures/five-numbers-bar.tsx";
import { RecordHistoryButton } from "../history/record-history-button.tsx";
import { AgreementFacts } from "./agreement-facts.tsx";
import { AgreementParties } from "./agreement-parties.tsx";
import { Written } from "../../app/written.tsx";
import { ClauseTree } from "./clause-tree.tsx";
import { PartTree } from "./part-tree.tsx";
import classes from "./agreements.module.css";

const ShareAgreement = lazy(async () => ({
  default: (await import("../connections/share-agreement.tsx")).ShareAgreement,
}));

export function AgreementPage() {
  const { id } = useParams({ from: "/thoa-thuan/$id" });
  const { asOf } = useAsOf();
  const query = useCall(routes.agreement, { params: { id }, query: { asOf } });
  return <Loaded query={query}>{(answer) => <Agreement answer={answer} />}</Loaded>;
}

function Agreement({ answer }: { readonly answer: Answer<"agreement"> }) {
  const messages = useMessages();
  const { language } = useLanguage();
  const format = useFormat();
  const { agreement, asOf } = answer;
  const title = language === "en" ? (agreement.titleEn ?? agreement.title) : agreement.title;
  return (
    <>
      <PageHead
        title={title}
        about={messages.figures.asOf(format.day(asOf))}
        actions={
          <>
            <Suspense>
              <ShareAgreement agreement={agreement.id} />
            </Suspense>
            <RecordHistoryButton register="agreements" id={agreement.id} of={title} />
          </>
        }
      />
      <AgreementParties agreement={agreement} />
      <div className={classes.split}>
        <Tree answer={answer} />
        <div className={classes.column}>
          <Card title={messages.agreements.figures} aside={messages.figures.asOf(format.day(asOf))}>
            <FiveNumbersBar figures={agreement.figures} within={{ agreement: agreement.id }} />
          </Card>
          <AgreementFacts answer={answer} />
          <Stated title={messages.agreements.results} items={answer.results} />
          <Stated title={messages.agreements.limitations} items={answer.limitations} />
        </div>
      </div>
    </>
  );
}

function Tree({ answer }: { readonly answer: Answer<"agreement"> }) {
  const messages = useMessages().agreements;
  const [way, setWay] = useState<"clause" | "part">("clause");
  return (
    <Card
      title={way === "clause" ? messages.tree : messages.treeBack}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={messages.tree}
          value={way}
          onChange={(chosen) => setWay(chosen === "part" ? "part" : "clause")}
          data={[
            { value: "clause", label: messages.byClause },
            { value: "part", label: messages.byPart },
          ]}
        />
      }
    >
      {way === "clause" ? <ClauseTree answer={answer} /> : <PartTree answer={answer} />}
    </Card>
  );
}

interface StatedProps {
  readonly title: string;
  readonly items: Answer<"agreement">["results"];
}

function Stated({ title, items }: StatedProps) {
  const messages = useMessages().agreements;
  return (
    <Card title={title}>
      {items.length === 0 ? (
        <Empty>{messages.noneStated}</Empty>
      ) : (
        <ul className={classes.stated}>
          {items.map(({ id, content, contentEn }) => (
            <li key={id}>
              <Written vi={content} en={contentEn} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
