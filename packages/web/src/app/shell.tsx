// The frame around every page.
import { AppShell, NavLink } from "@mantine/core";
import { Link, Outlet } from "@tanstack/react-router";
import { useMessages } from "./language.tsx";

export function Shell() {
  const { shell } = useMessages();
  return (
    <AppShell navbar={{ width: 220, breakpoint: "sm" }} padding="md">
      <AppShell.Navbar aria-label={shell.navigation}>
        <NavLink component={Link} to="/" label={shell.overview} />
        <NavLink component={Link} to="/du-lieu" label={shell.registers} />
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
