// The overview: red first, each figure a sentence that opens what it counts, the day of the data always in sight.
import { Button } from "@mantine/core";
import { IconArrowsDiff, IconPrinter } from "@tabler/icons-react";
import { Link, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { useMessages } from "../../app/language.tsx";
import { useMayWrite } from "../../app/may-write.ts";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded, Waiting } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { WhenSeen } from "../../app/when-seen.tsx";
import { CommitmentRow } from "../commitments/commitment-row.tsx";
import { FiveNumbersBar } from "../figures/five-numbers-bar.tsx";
import { SpanLegend } from "../span/span-legend.tsx";
import { FiguresBy } from "./figures-by.tsx";
import { LocalitySectorMatrix } from "./locality-sector-matrix.tsx";
import { OverviewTiles } from "./overview-tiles-view.tsx";
import classes from "./overview.module.css";

const BurnUpCard = lazy(async () => ({
  default: (await import("../course/burn-up-card.tsx")).BurnUpCard,
}));
const TakeOversNote = lazy(async () => ({
  default: (await import("../take-overs/take-overs-note.tsx")).TakeOversNote,
}));
const AskWhy = lazy(async () => ({ default: (await import("../urging/ask-why.tsx")).AskWhy }));
const RegionMap = lazy(async () => ({ default: (await import("../map/region-map.tsx")).RegionMap }));

export function OverviewPage() {
  const { overview } = useMessages();
  const { asOf } = useAsOf();
  const { agreement } = useSearch({ from: "__root__" });
  const query = useCall(routes.overview, { query: { asOf, agreement } });
  return (
    <>
      <PageHead
        title={overview.title}
        actions={<PageActions />}
        about={query.data ? <DateOfData overview={query.data} /> : undefined}
      />
      <Suspense>
        <TakeOversNote />
      </Suspense>
      <Loaded query={query}>{(data) => <Overview overview={data} agreement={agreement} />}</Loaded>
    </>
  );
}

function PageActions() {
  const { shell } = useMessages();
  const course = useMessages().overview;
  return (
    <>
      <Button
        component={Link}
        to="/so-sanh"
        variant="default"
        size="xs"
        leftSection={<IconArrowsDiff size={16} stroke={1.7} aria-hidden />}
      >
        {course.compare}
      </Button>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
        onClick={() => window.print()}
      >
        {shell.print}
      </Button>
    </>
  );
}

function DateOfData({ overview }: { readonly overview: Answer<"overview"> }) {
  const messages = useMessages().overview;
  const format = useFormat();
  const { asOf, dataDate, illustrativeParts, figures, stale } = overview;
  return (
    <>
      {messages.asOf(format.day(asOf))}{" "}
      {dataDate === undefined ? messages.noData : messages.dataDate(format.day(dataDate))}{" "}
      {illustrativeParts > 0
        ? messages.illustrativeParts(format.number(illustrativeParts), format.number(figures.total))
        : null}{" "}
      {stale === true ? <strong>{messages.stale}</strong> : null}
    </>
  );
}

interface OverviewProps {
  readonly overview: Answer<"overview">;
  readonly agreement: string | undefined;
}

function Overview({ overview, agreement }: OverviewProps) {
  const messages = useMessages().overview;
  const format = useFormat();
  const within = agreement === undefined ? {} : { agreement };
  return (
    <div className={classes.page}>
      <OverviewTiles overview={overview} within={within} />
      <div className={classes.split}>
        <Attention overview={overview} />
        <div className={classes.side}>
          <Card title={messages.numbers} aside={messages.asOf(format.day(overview.asOf))}>
            <FiveNumbersBar figures={overview.figures} within={within} />
          </Card>
          <Suspense fallback={<Waiting />}>
            <BurnUpCard height={230} actions={<Link to="/tien-trinh">{messages.courseOpen}</Link>} />
          </Suspense>
          <Card
            title={messages.map}
            className={classes.mapCard}
            actions={<Link to="/ban-do">{messages.mapOpen}</Link>}
          >
            <div className={classes.map}>
              <WhenSeen>
                <Suspense fallback={<Waiting />}>
                  <RegionMap height="100%" />
                </Suspense>
              </WhenSeen>
            </div>
          </Card>
        </div>
      </div>
      <LocalitySectorMatrix overview={overview} within={within} />
      <FiguresBy overview={overview} within={within} />
    </div>
  );
}

function Attention({ overview }: { readonly overview: Answer<"overview"> }) {
  const messages = useMessages().overview;
  const { isToday } = useAsOf();
  const mayAsk = useMayWrite("explanation-requests") === true && isToday;
  return (
    <Card
      title={messages.attention}
      aside={messages.attentionOrder}
      actions={<Link to="/cam-ket">{messages.attentionAll}</Link>}
    >
      {overview.attention.length === 0 ? (
        <Empty>{messages.attentionNone}</Empty>
      ) : (
        <div className={classes.attention}>
          {overview.attention.map((commitment) => (
            <CommitmentRow
              key={commitment.id}
              commitment={commitment}
              action={
                mayAsk ? (
                  <Suspense>
                    <AskWhy commitment={commitment} />
                  </Suspense>
                ) : undefined
              }
            />
          ))}
          <SpanLegend />
        </div>
      )}
    </Card>
  );
}
