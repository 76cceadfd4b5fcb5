// The interim review: choose, look, download.
import "@mantine/dates/styles.css";
import "dayjs/locale/vi";
import { Alert, Button, NativeSelect, NumberInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { Review } from "@nhipcau/contract/shapes/review.ts";
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { download, routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useLanguage, useMessages } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { problemSentences } from "../../app/problem-sentences.ts";
import { ReviewTabs } from "../reviews/review-tabs.tsx";
import { ReviewPreview } from "./review-preview.tsx";
import type { ReviewSearch } from "./review-search.ts";
import { saveFile } from "./save-file.ts";
import classes from "./review.module.css";

interface ReviewQuery {
  readonly agreement: string;
  readonly from: string | undefined;
  readonly cutOff: string;
  readonly layout: "government" | "party" | undefined;
  readonly issuer: string | undefined;
  readonly review: string | undefined;
}

export function ReviewPage() {
  const messages = useMessages().review;
  const search = useSearch({ from: "/bao-cao" });
  const { day } = useAsOf();
  const cutOff = search.cutOff ?? day;
  const { agreement, from, layout, issuer, review } = search;
  const isReady = agreement !== undefined && cutOff !== undefined;
  const asked: ReviewQuery = {
    agreement: agreement ?? "",
    from,
    cutOff: cutOff ?? "",
    layout,
    issuer,
    review,
  };
  const query = useCall(routes.reviewPreview, { query: asked }, { enabled: isReady });
  return (
    <>
      <PageHead title={messages.title} about={messages.about} />
      <ReviewTabs />
      <Choices search={search} cutOff={cutOff} review={query.data} />
      {isReady ? (
        <Loaded query={query}>{(review) => <Ready review={review} asked={asked} />}</Loaded>
      ) : (
        <Empty>{messages.choose}</Empty>
      )}
    </>
  );
}

interface ChoicesProps {
  readonly search: ReviewSearch;
  readonly cutOff: string | undefined;
  readonly review: Review | undefined;
}

function Choices({ search, cutOff, review }: ChoicesProps) {
  const messages = useMessages().review;
  const { language } = useLanguage();
  const { asOf } = useAsOf();
  const navigate = useNavigate();
  const agreements = useCall(routes.agreements, { query: { asOf } });
  const go = (changes: ReviewSearch) => {
    void navigate({ to: "/bao-cao", search: { ...search, ...changes }, replace: true });
  };
  const titles = (agreements.data?.agreements ?? []).map(({ id, title, titleEn }) => ({
    value: id,
    label: language === "en" ? (titleEn ?? title) : title,
  }));
  return (
    <div className={`${classes.choices} nc-no-print`}>
      <NativeSelect
        className={classes.wide}
        label={messages.agreement}
        value={search.agreement ?? ""}
        data={[{ value: "", label: messages.chooseAgreement }, ...titles]}
        onChange={(event) => {
          const agreement = event.currentTarget.value;
          go({
            agreement: agreement === "" ? undefined : agreement,
            issuer: undefined,
            layout: undefined,
            review: undefined,
          });
        }}
      />
      <DateInput
        label={messages.from}
        locale={language}
        valueFormat="DD/MM/YYYY"
        clearable
        value={search.from ?? null}
        onChange={(day) => go({ from: parseIsoDate(day ?? "") })}
      />
      <DateInput
        label={messages.cutOff}
        locale={language}
        valueFormat="DD/MM/YYYY"
        value={cutOff ?? null}
        onChange={(day) => go({ cutOff: parseIsoDate(day ?? "") })}
      />
      <NativeSelect
        label={messages.layout}
        value={search.layout ?? ""}
        data={[
          {
            value: "",
            label: messages.layoutOf(review === undefined ? "…" : messages.layouts[review.layoutOf]),
          },
          { value: "government", label: messages.layouts.government },
          { value: "party", label: messages.layouts.party },
        ]}
        onChange={(event) => {
          const layout = (["government", "party"] as const).find((one) => one === event.currentTarget.value);
          go({ layout, issuer: undefined });
        }}
      />
      <NativeSelect
        label={messages.issuer}
        value={search.issuer ?? review?.issuer.id ?? ""}
        disabled={review === undefined}
        data={(review?.issuers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => go({ issuer: event.currentTarget.value })}
      />
    </div>
  );
}

interface ReadyProps {
  readonly review: Review;
  readonly asked: ReviewQuery;
}

function Ready({ review, asked }: ReadyProps) {
  const messages = useMessages().review;
  const { language } = useLanguage();
  const [number, setNumber] = useState<number>();
  const fetching = useMutation({
    mutationFn: () => download(routes.reviewDocument, { query: { ...asked, number } }),
    onSuccess: ({ blob, name }) => saveFile(blob, name ?? `bao-cao-${asked.agreement}-${asked.cutOff}.docx`),
  });
  return (
    <>
      <div className={`${classes.take} nc-no-print`}>
        <NumberInput
          label={messages.number}
          description={messages.numberHelp}
          min={1}
          max={9999}
          allowDecimal={false}
          value={number ?? ""}
          onChange={(value) => setNumber(value === "" ? undefined : Number(value))}
        />
        <Button
          leftSection={<IconDownload size={18} stroke={1.8} aria-hidden />}
          loading={fetching.isPending}
          onClick={() => fetching.mutate()}
        >
          {messages.download}
        </Button>
        <p>{messages.previewNote}</p>
      </div>
      {fetching.isError ? (
        <Alert color="yellow" title={messages.failed} role="alert" mb="md">
          {problemSentences(fetching.error, language).join(" ")}
        </Alert>
      ) : null}
      {review.signed === undefined ? null : (
        <Alert color="teal" mb="md" className="nc-no-print">
          {messages.signed(review.signed.number)}
        </Alert>
      )}
      <ReviewPreview review={review} number={number} />
    </>
  );
}
