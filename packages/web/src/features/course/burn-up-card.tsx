// The burn-up in a card: in words, then drawn; the same on the page of the timeline and on the overview.
import { useSearch } from "@tanstack/react-router";
import { lazy, Suspense, type ReactNode } from "react";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { Empty, Loaded, Waiting } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { BurnUpSentence } from "./burn-up-sentence.tsx";
import { useCourseMessages } from "./course-messages.ts";

const BurnUpChart = lazy(async () => ({ default: (await import("./burn-up-chart.tsx")).BurnUpChart }));

interface BurnUpCardProps {
  /** Of the chart, in pixels. */
  readonly height: number;
  readonly actions?: ReactNode;
}

export function BurnUpCard({ height, actions }: BurnUpCardProps) {
  const messages = useCourseMessages();
  const format = useFormat();
  const { asOf } = useAsOf();
  const { agreement } = useSearch({ from: "__root__" });
  const query = useCall(routes.burnUp, { query: { asOf, agreement } });
  const aside =
    query.data && messages.burnUpAside(format.number(query.data.of), format.number(query.data.cannotRate));
  return (
    <Card title={messages.burnUp} aside={aside} actions={actions}>
      <Loaded query={query}>
        {(burnUp) =>
          burnUp.weeks.length === 0 ? (
            <Empty>{messages.burnUpNone}</Empty>
          ) : (
            <>
              <BurnUpSentence burnUp={burnUp} />
              <Suspense fallback={<Waiting />}>
                <BurnUpChart burnUp={burnUp} height={height} />
              </Suspense>
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
