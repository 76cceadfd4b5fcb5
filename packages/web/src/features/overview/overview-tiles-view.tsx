// The tiles of the overview, each one link to the list it counts.
import { Link } from "@tanstack/react-router";
import { IconChevronRight } from "@tabler/icons-react";
import type { Answer } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { overviewTiles, type Tile } from "./overview-tiles.ts";
import classes from "./overview.module.css";

export interface OverviewTilesProps {
  readonly overview: Answer<"overview">;
  /** What else narrows the lists that the tiles open. */
  readonly within: { readonly agreement?: string };
}

export function OverviewTiles({ overview, within }: OverviewTilesProps) {
  const { tiles: words } = useMessages().overview;
  const format = useFormat();
  const tiles = overviewTiles(overview, words, format.number);
  return (
    <ul className={classes.tiles} aria-label={words.label}>
      {tiles.map((tile) => (
        <li key={tile.name}>
          <TileCard tile={tile} within={within} />
        </li>
      ))}
    </ul>
  );
}

interface TileCardProps {
  readonly tile: Tile;
  readonly within: OverviewTilesProps["within"];
}

function TileCard({ tile, within }: TileCardProps) {
  return (
    <Link
      to={tile.link.to}
      search={{ ...within, ...tile.link.search }}
      className={classes.tile}
      data-tone={tile.tone}
    >
      <strong>
        {tile.tone === "overdue" ? <span aria-hidden="true">▲ </span> : null}
        {tile.figure}
      </strong>
      <span className={classes.sentence}>{tile.sentence}</span>
      {tile.details.map((detail) => (
        <small key={detail}>{detail}</small>
      ))}
      <IconChevronRight size={16} className={classes.open} aria-hidden />
    </Link>
  );
}
