// The report form opened from a queue: the part's earlier reports are read first, so that the last one stands beside it.
import type { PartView } from "@nhipcau/contract/shapes/programme.ts";
import { routes, useCall } from "../../app/api.ts";
import { useReadAnew } from "./use-read-anew.ts";
import { ReportDrawer } from "../reports/report-drawer.tsx";

export interface PartReportProps {
  readonly part: PartView;
  readonly onClose: () => void;
}

export function PartReport({ part, onClose }: PartReportProps) {
  const query = useCall(routes.commitment, { params: { id: part.commitment.id } });
  const isRead = useReadAnew(query);
  const { data } = query;
  if (data === undefined || !isRead) return null;
  const current = data.parts.find(({ id }) => id === part.id) ?? part;
  return <ReportDrawer part={current} reports={data.reports} onClose={onClose} />;
}
