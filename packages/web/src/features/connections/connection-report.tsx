// What went between us and a peer in a period, and the proof of it as a file.
import "@mantine/dates/styles.css";
import { Button, Group } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { ConnectionReport as Report } from "@nhipcau/contract/shapes/trace.ts";
import { addDays, calendarDate } from "@nhipcau/domain/calendar-date.ts";
import { download, routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { writtenDay } from "../registers/written-day.ts";
import { saveFile } from "../review/save-file.ts";
import { Refusal } from "./action-dialog.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { useRegisterLabel } from "./use-register-label.ts";

export function ConnectionReport({ peer }: { readonly peer: string }) {
  const { today } = useAsOf();
  if (today === undefined) return null;
  return <ReportOf peer={peer} today={today} />;
}

interface ReportOfProps {
  readonly peer: string;
  readonly today: string;
}

interface Period {
  readonly from: string;
  readonly to: string;
}

function ReportOf({ peer, today }: ReportOfProps) {
  const { sharing } = useConnectionMessages();
  const [period, setPeriod] = useState<Period>(() => ({
    from: addDays(calendarDate(today), -30),
    to: today,
  }));
  const asked = { params: { peer }, query: period };
  const query = useCall(routes.connectionReport, asked);
  const fetching = useMutation({
    mutationFn: () => download(routes.connectionProof, asked),
    onSuccess: ({ blob, name }) => saveFile(blob, name ?? `chung-cu-${period.from}-${period.to}.json`),
  });
  const day = (name: "from" | "to", label: string) => (
    <DateInput
      label={label}
      size="xs"
      valueFormat="DD/MM/YYYY"
      dateParser={writtenDay}
      value={period[name]}
      onChange={(value) => setPeriod((before) => ({ ...before, [name]: value ?? before[name] }))}
    />
  );
  return (
    <Card title={sharing.report}>
      <p className={classes.fine}>{sharing.reportLead}</p>
      <Group align="flex-end" my="sm" className="nc-no-print">
        {day("from", sharing.periodFrom)}
        {day("to", sharing.periodTo)}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={fetching.isPending}
          onClick={() => fetching.mutate()}
        >
          {sharing.proof}
        </Button>
      </Group>
      <Refusal error={fetching.error} />
      <Loaded query={query}>{(report) => <ReportTables report={report} />}</Loaded>
    </Card>
  );
}

function ReportTables({ report }: { readonly report: Report }) {
  const { sharing } = useConnectionMessages();
  const format = useFormat();
  const { delivered, received, reads, statements } = report;
  return (
    <div className={classes.stack}>
      <WentTable title={sharing.deliveredTitle} went={delivered} />
      <WentTable title={sharing.receivedTitle} went={received} />
      {reads === undefined ? null : (
        <>
          <ReadsTable title={sharing.readsTheirs} reads={reads.theirs} />
          <ReadsTable title={sharing.readsOurs} reads={reads.ours} />
        </>
      )}
      <p className={classes.fine}>{sharing.statements(format.number(statements.length))}</p>
    </div>
  );
}

interface WentTableProps {
  readonly title: string;
  readonly went: readonly (Report["received"][number] & { readonly receipts?: number })[];
}

function WentTable({ title, went }: WentTableProps) {
  const { sharing, connections } = useConnectionMessages();
  const format = useFormat();
  const labelOf = useRegisterLabel();
  return (
    <Captioned title={title} isEmpty={went.length === 0}>
      <thead>
        <tr>
          <th scope="col">{connections.register}</th>
          <th scope="col">{sharing.pages}</th>
          <th scope="col">{sharing.rows}</th>
          <th scope="col">{sharing.receiptsShort}</th>
          <th scope="col">{sharing.lastAt}</th>
        </tr>
      </thead>
      <tbody>
        {went.map(({ grant, register, pages, rows, receipts, lastAt }) => (
          <tr key={grant}>
            <th scope="row">{labelOf(register)}</th>
            <td>{format.number(pages)}</td>
            <td>{format.number(rows)}</td>
            <td>{receipts === undefined ? "–" : format.number(receipts)}</td>
            <td>{format.instant(lastAt)}</td>
          </tr>
        ))}
      </tbody>
    </Captioned>
  );
}

interface ReadsTableProps {
  readonly title: string;
  readonly reads: NonNullable<Report["reads"]>["ours"];
}

function ReadsTable({ title, reads }: ReadsTableProps) {
  const { sharing, connections } = useConnectionMessages();
  const format = useFormat();
  const labelOf = useRegisterLabel();
  return (
    <Captioned title={title} isEmpty={reads.length === 0}>
      <thead>
        <tr>
          <th scope="col">{connections.register}</th>
          <th scope="col">{sharing.reads}</th>
          <th scope="col">{sharing.records}</th>
          <th scope="col">{sharing.lastAt}</th>
        </tr>
      </thead>
      <tbody>
        {reads.map(({ register, reads: times, records, lastAt }) => (
          <tr key={register}>
            <th scope="row">{labelOf(register)}</th>
            <td>{format.number(times)}</td>
            <td>{format.number(records)}</td>
            <td>{format.instant(lastAt)}</td>
          </tr>
        ))}
      </tbody>
    </Captioned>
  );
}

interface CaptionedProps {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}

function Captioned({ title, isEmpty, children }: CaptionedProps) {
  const { sharing } = useConnectionMessages();
  return (
    <section>
      <h3 className={classes.h3}>{title}</h3>
      {isEmpty ? (
        <Empty>{sharing.nothingWent}</Empty>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
          <table className={classes.table}>{children}</table>
        </div>
      )}
    </section>
  );
}
