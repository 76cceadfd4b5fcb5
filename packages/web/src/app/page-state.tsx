// What a page shows while it waits, when it failed, and when there is nothing: said, never left blank.
import { Button, Skeleton, Stack } from "@mantine/core";
import { IconMoodEmpty, IconPlugConnectedX } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { OfflineError } from "./api.ts";
import { useMessages } from "./language.tsx";
import { problemSentences } from "./problem-sentences.ts";
import { useLanguage } from "./language.tsx";
import classes from "./page.module.css";

export interface LoadedProps<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** Shows what was read, or why it cannot be shown; what was read before stays while it is read again. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <Waiting />;
}

export function Waiting() {
  const { shell } = useMessages();
  return (
    <Stack gap="sm" role="status" aria-label={shell.loading}>
      <Skeleton height={90} radius="md" />
      <Skeleton height={220} radius="md" />
    </Stack>
  );
}

export interface FailedProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

export function Failed({ error, onRetry }: FailedProps) {
  const { shell } = useMessages();
  const { language } = useLanguage();
  const sentences = error instanceof OfflineError ? [shell.failedOffline] : problemSentences(error, language);
  return (
    <div className={classes.state} role="alert">
      <IconPlugConnectedX size={30} stroke={1.5} aria-hidden />
      <strong>{shell.failed}</strong>
      {sentences.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
      <Button variant="default" size="xs" onClick={onRetry}>
        {shell.tryAgain}
      </Button>
    </div>
  );
}

export function NotFound() {
  const { shell } = useMessages();
  return (
    <div className={classes.state}>
      <IconMoodEmpty size={30} stroke={1.5} aria-hidden />
      <strong>{shell.notFound}</strong>
      <span>
        {shell.notFoundHelp} <Link to="/">{shell.overview}</Link>
      </span>
    </div>
  );
}

/** Nothing to show, and why. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className={classes.empty}>{children}</p>;
}
