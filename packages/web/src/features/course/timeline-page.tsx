// The course of the programme: how it fills up beside the plan, and everything on one axis of time.
import { Button, SegmentedControl } from "@mantine/core";
import { IconArrowsDiff, IconPrinter } from "@tabler/icons-react";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { useMessages } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { BurnUpCard } from "./burn-up-card.tsx";
import { useCourseMessages } from "./course-messages.ts";
import { TimelineChart, type Zoom } from "./timeline-chart.tsx";
import { TimelineLegend } from "./timeline-legend.tsx";
import classes from "./course.module.css";

export function TimelinePage() {
  const messages = useCourseMessages();
  const format = useFormat();
  const { asOf } = useAsOf();
  const { agreement } = useSearch({ from: "__root__" });
  const timeline = useCall(routes.timeline, { query: { asOf, agreement } });
  const about =
    timeline.data &&
    messages.about(
      format.number(timeline.data.parts),
      format.number(timeline.data.commitments.length),
      format.day(timeline.data.asOf),
    );
  return (
    <>
      <PageHead title={messages.title} about={about} actions={<PageActions />} />
      <div className={classes.page}>
        <BurnUpCard height={280} />
        <Loaded query={timeline}>{(data) => <Timeline timeline={data} />}</Loaded>
      </div>
    </>
  );
}

function PageActions() {
  const messages = useCourseMessages();
  const { shell } = useMessages();
  return (
    <>
      <Button
        component={Link}
        to="/so-sanh"
        variant="default"
        size="xs"
        leftSection={<IconArrowsDiff size={16} stroke={1.7} aria-hidden />}
      >
        {messages.compare}
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

function Timeline({ timeline }: { readonly timeline: Answer<"timeline"> }) {
  const messages = useCourseMessages();
  const [zoom, setZoom] = useState<Zoom>("whole");
  if (timeline.parts === 0)
    return (
      <Card title={messages.timeline}>
        <Empty>{messages.timelineNone}</Empty>
      </Card>
    );
  return (
    <Card
      title={messages.timeline}
      aside={messages.timelineAside}
      actions={
        <SegmentedControl
          size="xs"
          className="nc-no-print"
          aria-label={messages.zoom}
          value={zoom}
          onChange={(chosen) => setZoom(chosen as Zoom)}
          data={(["whole", "years", "months"] as const).map((value) => ({
            value,
            label: messages.zooms[value],
          }))}
        />
      }
    >
      <TimelineChart timeline={timeline} zoom={zoom} />
      <TimelineLegend />
    </Card>
  );
}
