// The open obstacles, oldest first: what is stuck, since when, who can clear it.
import { Checkbox } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { useMessages, useText } from "../../app/language.tsx";
import { PageHead } from "../../app/page-head.tsx";
import { Empty, Loaded } from "../../app/page-state.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
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
            obstacles.map((obstacle) => <Obstacle key={obstacle.id} obstacle={obstacle} />)
          )
        }
      </Loaded>
    </>
  );
}

function Obstacle({ obstacle }: { readonly obstacle: Answer<"obstacles">["obstacles"][number] }) {
  const messages = useMessages().lists;
  const text = useText();
  const format = useFormat();
  const { title, description, commitment, task, locality, daysOpen, authority, beyondAuthority } = obstacle;
  const facts = [
    messages.obstacleOn(locality.name),
    messages.obstacleDays(format.number(daysOpen)),
    text(authority.label),
    ...(obstacle.clearableBy === undefined ? [] : [messages.clearableBy(obstacle.clearableBy.name)]),
    ...(obstacle.dueDate === undefined ? [] : [messages.clearBy(format.day(obstacle.dueDate))]),
  ];
  return (
    <article className={classes.item}>
      <p>
        <IconBolt size={16} stroke={1.8} aria-hidden style={{ verticalAlign: "-0.15em" }} />{" "}
        <strong>
          <Written vi={title} />
        </strong>{" "}
        <IllustrativeMark show={obstacle.illustrative} />
      </p>
      {description === undefined ? null : (
        <p>
          <Written vi={description} />
        </p>
      )}
      <div className={classes.fine}>
        {beyondAuthority ? <span className={classes.open}>{messages.beyondAuthority}</span> : null}
        <span>{facts.join(" · ")}</span>
      </div>
      <div className={classes.fine}>
        <Link to="/cam-ket/$id" params={{ id: commitment.id }}>
          <Written vi={commitment.name} />
        </Link>
        <span>
          <Written vi={task} />
        </span>
      </div>
    </article>
  );
}
