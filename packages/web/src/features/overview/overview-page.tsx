// The overview, red first.
import { Title } from "@mantine/core";
import { useMessages } from "../../app/language.tsx";

export function OverviewPage() {
  const { shell } = useMessages();
  return <Title order={1}>{shell.overview}</Title>;
}
