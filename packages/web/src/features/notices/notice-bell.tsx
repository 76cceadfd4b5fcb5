// The bell above every page: how many notices the reader has not read.
import { IconBell } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { routes, useCall } from "../../app/api.ts";
import { useMessages } from "../../app/language.tsx";
import classes from "./notices.module.css";

export function NoticeBell() {
  const { shell } = useMessages();
  const session = useCall(routes.session);
  const isSignedIn = session.data?.account !== undefined;
  const { data } = useCall(routes.unreadNotices, {}, { enabled: isSignedIn });
  if (!isSignedIn) return null;
  const unread = data?.unread ?? 0;
  return (
    <Link to="/thong-bao" className={classes.bell} aria-label={shell.notices(unread)}>
      <IconBell size={20} stroke={1.7} aria-hidden />
      {unread === 0 ? null : <span aria-hidden>{unread > 99 ? "99+" : unread}</span>}
    </Link>
  );
}
