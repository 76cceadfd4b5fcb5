// What has to be said about everything on the page: another day than today, made-up figures, a lost connection.
import { Link } from "@tanstack/react-router";
import { IconCalendarStats, IconCloudOff, IconInfoCircle, IconShieldLock } from "@tabler/icons-react";
import { lazy, Suspense, type ReactNode } from "react";
import { routes, useCall } from "./api.ts";
import { useAsOf } from "./as-of.tsx";
import { useMessages } from "./language.tsx";
import type { LiveData } from "./live-data.tsx";
import { useFormat } from "./use-format.ts";
import classes from "./shell.module.css";

// Comes after the page: what it says can wait, and most readers never need it.
const StalePartners = lazy(async () => ({
  default: (await import("../features/connections/stale-partners.tsx")).StalePartners,
}));

export function StandingNotices({ live }: { readonly live: LiveData }) {
  const { shell } = useMessages();
  const { day, isToday, today, setAsOf } = useAsOf();
  const format = useFormat();
  const node = useCall(routes.node);
  const session = useCall(routes.session);
  const isOffline = !live.isConnected || node.isError;
  return (
    <div className={classes.notices}>
      {isOffline ? (
        <Notice tone="warning" icon={<IconCloudOff size={18} aria-hidden />}>
          {shell.offline(
            node.dataUpdatedAt === 0 ? undefined : format.instant(new Date(node.dataUpdatedAt).toISOString()),
          )}
        </Notice>
      ) : null}
      {day !== undefined && today !== undefined && !isToday ? (
        <Notice tone="day" icon={<IconCalendarStats size={18} aria-hidden />}>
          {shell.otherDay(format.day(day), format.day(today))}{" "}
          <button type="button" className={`${classes.plain} nc-no-print`} onClick={() => setAsOf(undefined)}>
            {shell.backToToday}
          </button>
        </Notice>
      ) : null}
      {session.data?.wantsSecondFactor === true ? (
        <Notice tone="warning" icon={<IconShieldLock size={18} aria-hidden />}>
          {shell.secondFactorWanted} <Link to="/tai-khoan">{shell.secondFactorSetUp}</Link>
        </Notice>
      ) : null}
      {session.data?.account === undefined ? null : (
        <Suspense>
          <StalePartners />
        </Suspense>
      )}
      {node.data?.illustrative === true ? (
        <Notice tone="quiet" icon={<IconInfoCircle size={18} aria-hidden />}>
          {shell.illustrative}{" "}
          {node.data.demonstration && session.data?.account === undefined ? (
            <Link to="/dang-nhap">{shell.chooseRole}</Link>
          ) : null}
        </Notice>
      ) : null}
    </div>
  );
}

interface NoticeProps {
  readonly tone: "warning" | "day" | "quiet";
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Notice({ tone, icon, children }: NoticeProps) {
  return (
    <p className={classes.notice} data-tone={tone} role={tone === "warning" ? "alert" : undefined}>
      {icon}
      <span>{children}</span>
    </p>
  );
}
