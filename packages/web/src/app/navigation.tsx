// Where one can go: the same places at the side, at the bottom of a phone and in its drawer.
import {
  IconArrowsJoin2,
  IconBolt,
  IconDatabase,
  IconDots,
  IconFileText,
  IconHeartHandshake,
  IconInbox,
  IconLayoutDashboard,
  IconMap2,
  IconPlugConnected,
  IconTimeline,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { routes, useCall } from "./api.ts";
import { useMessages, useText } from "./language.tsx";
import { Mark } from "./mark.tsx";
import { WorkCount } from "../features/work/work-count.tsx";
import classes from "./shell.module.css";

interface Place {
  readonly to:
    | "/"
    | "/viec-cua-toi"
    | "/thoa-thuan"
    | "/cam-ket"
    | "/tien-trinh"
    | "/ban-do"
    | "/vuong-mac"
    | "/du-lieu"
    | "/bao-cao"
    | "/ket-noi";
  readonly name:
    | "overview"
    | "work"
    | "agreements"
    | "commitments"
    | "timeline"
    | "map"
    | "obstacles"
    | "registers"
    | "review"
    | "connections";
  readonly Icon: ComponentType<{
    readonly size: number;
    readonly stroke: number;
    readonly "aria-hidden": true;
  }>;
}

const places: readonly Place[] = [
  { to: "/", name: "overview", Icon: IconLayoutDashboard },
  { to: "/viec-cua-toi", name: "work", Icon: IconInbox },
  { to: "/thoa-thuan", name: "agreements", Icon: IconHeartHandshake },
  { to: "/cam-ket", name: "commitments", Icon: IconArrowsJoin2 },
  { to: "/tien-trinh", name: "timeline", Icon: IconTimeline },
  { to: "/ban-do", name: "map", Icon: IconMap2 },
  { to: "/vuong-mac", name: "obstacles", Icon: IconBolt },
  { to: "/du-lieu", name: "registers", Icon: IconDatabase },
  { to: "/bao-cao", name: "review", Icon: IconFileText },
  { to: "/ket-noi", name: "connections", Icon: IconPlugConnected },
];

const placesOnPhone = places.slice(0, 4);

export function NavigationRail() {
  return (
    <header className={`${classes.rail} nc-no-print`}>
      <Product />
      <NavigationLinks />
    </header>
  );
}

/** The name of the product and of the node, with the mark. */
export function Product() {
  const { shell } = useMessages();
  const text = useText();
  const node = useCall(routes.node);
  return (
    <Link to="/" className={classes.product}>
      <Mark />
      <span>
        <strong>{shell.product}</strong>
        {node.data ? <small>{text(node.data.name)}</small> : null}
      </span>
    </Link>
  );
}

export function NavigationLinks({ onFollow }: { readonly onFollow?: (() => void) | undefined }) {
  const { shell } = useMessages();
  return (
    <nav aria-label={shell.navigation} className={classes.links}>
      {places.map(({ to, name, Icon }) => (
        <Link
          key={name}
          to={to}
          className={classes.link}
          onClick={onFollow}
          activeOptions={{ exact: to === "/", includeSearch: false }}
        >
          <Icon size={20} stroke={1.7} aria-hidden />
          {shell[name]}
          {name === "work" ? <WorkCount /> : null}
        </Link>
      ))}
    </nav>
  );
}

export function NavigationBottom({ onMore }: { readonly onMore: () => void }) {
  const { shell } = useMessages();
  return (
    <nav aria-label={shell.navigation} className={`${classes.bottom} nc-no-print`}>
      {placesOnPhone.map(({ to, name, Icon }) => (
        <Link
          key={name}
          to={to}
          className={classes.tab}
          activeOptions={{ exact: to === "/", includeSearch: false }}
        >
          <Icon size={22} stroke={1.7} aria-hidden />
          {shell[name]}
          {name === "work" ? <WorkCount /> : null}
        </Link>
      ))}
      <button type="button" className={classes.tab} onClick={onMore}>
        <IconDots size={22} stroke={1.7} aria-hidden />
        {shell.more}
      </button>
    </nav>
  );
}
