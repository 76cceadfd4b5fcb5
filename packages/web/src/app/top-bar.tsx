// The bar above every page: the day, the agreement where a page counts, the search, and the reader's choices.
import { VisuallyHidden } from "@mantine/core";
import { useMatches } from "@tanstack/react-router";
import { AgreementFilter } from "./agreement-filter.tsx";
import { AsOfControl } from "./as-of-control.tsx";
import { useMessages } from "./language.tsx";
import type { LiveData } from "./live-data.tsx";
import { Product } from "./navigation.tsx";
import { ReaderMenu } from "./reader-menu.tsx";
import { NoticeBell } from "../features/notices/notice-bell.tsx";
import { SearchBox } from "../features/search/search-box.tsx";
import classes from "./shell.module.css";

export interface TopBarProps {
  readonly live: LiveData;
  readonly isWide: boolean;
}

export function TopBar({ live, isWide }: TopBarProps) {
  const { shell } = useMessages();
  const matches = useMatches();
  const counts = matches.some(({ staticData }) => staticData.countsAgreements === true);
  return (
    <div className={`${classes.bar} nc-no-print`}>
      {isWide ? null : <Product />}
      <AsOfControl />
      {counts ? <AgreementFilter /> : null}
      <SearchBox />
      <p role="status" className={classes.fresh} data-shown={live.isJustUpdated || undefined}>
        {live.isJustUpdated ? shell.justUpdated : <VisuallyHidden>{shell.live}</VisuallyHidden>}
      </p>
      <NoticeBell />
      {isWide ? <ReaderMenu /> : null}
    </div>
  );
}
