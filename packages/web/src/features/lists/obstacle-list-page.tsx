// The open obstacles, oldest first: what is stuck, since when, who can clear it.
import { Checkbox } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useMessages } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { ObstacleItems } from "../petitions/obstacle-items.tsx";
import { ObstacleTabs } from "../petitions/obstacle-tabs.tsx";
import classes from "./lists.module.css";

export function ObstacleListPage() {
  const messages = useMessages().lists;
  const format = useFormat();
  const { asOf } = useAsOf();
  const navigate = useNavigate();
  const search = useSearch({ from: "/vuong-mac" });
  const query = useCall(routes.obstacles, { query: { ...search, asOf } });
  const { data } = query;
  return (
    <>
      <PageHead
        title={messages.obstaclesTitle}
        about={
          data === undefined
            ? undefined
            : messages.obstaclesAbout(format.number(data.total), format.day(data.asOf))
        }
      />
      <ObstacleTabs />
      <div className={`${classes.controls} nc-no-print`}>
        <Checkbox
          label={messages.obstaclesBeyond}
          checked={search.beyondAuthority === true}
          onChange={(event) => {
            const beyondAuthority = event.currentTarget.checked ? true : undefined;
            void navigate({ to: "/vuong-mac", search: { ...search, beyondAuthority }, replace: true });
          }}
        />
      </div>
      <Loaded query={query}>
        {({ obstacles }) =>
          obstacles.length === 0 ? (
            <Empty>{messages.obstaclesNone}</Empty>
          ) : (
            <ObstacleItems obstacles={obstacles} />
          )
        }
      </Loaded>
    </>
  );
}
