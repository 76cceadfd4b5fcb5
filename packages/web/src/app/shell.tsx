// The frame around every page: navigation at the side on a wide screen and at the bottom on a phone, the bar with the
// day, the search and the reader's choices, and what has to be said about the data as a whole.
import { Drawer } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { Outlet, useMatches } from "@tanstack/react-router";
import { useMessages } from "./language.tsx";
import { useLiveData } from "./live-data.tsx";
import { NavigationBottom, NavigationLinks, NavigationRail } from "./navigation.tsx";
import { StandingNotices } from "./standing-notices.tsx";
import { TopBar } from "./top-bar.tsx";
import { ReaderMenu } from "./reader-menu.tsx";
import classes from "./shell.module.css";

export function Shell() {
  const { shell } = useMessages();
  const [isMenuOpen, menu] = useDisclosure(false);
  const isWide = useMediaQuery("(min-width: 62em)", true, { getInitialValueInEffect: false });
  const live = useLiveData();
  const isBare = useMatches({
    select: (matches) => matches.some(({ staticData }) => staticData.isBare === true),
  });
  if (isBare) {
    return (
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    );
  }
  return (
    <div className={classes.frame}>
      <a href="#content" className="nc-skip">
        {shell.skip}
      </a>
      {isWide ? <NavigationRail /> : null}
      <div className={classes.column}>
        <TopBar live={live} isWide={isWide} />
        <StandingNotices live={live} />
        <main id="content" className={classes.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {isWide ? null : <NavigationBottom onMore={menu.open} />}
      <Drawer opened={isMenuOpen} onClose={menu.close} title={shell.more} position="bottom" size={430}>
        <NavigationLinks onFollow={menu.close} />
        <ReaderMenu onDone={menu.close} />
      </Drawer>
    </div>
  );
}
