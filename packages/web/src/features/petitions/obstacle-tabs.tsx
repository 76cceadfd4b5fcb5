// Two lists of one matter: what is stuck, and what was asked about it together.
import { Link } from "@tanstack/react-router";
import { usePetitionMessages } from "./petition-messages.ts";
import classes from "./petitions.module.css";

export function ObstacleTabs() {
  const messages = usePetitionMessages();
  const options = { exact: true, includeSearch: false } as const;
  return (
    <nav className={`${classes.tabs} nc-no-print`} aria-label={messages.tabs}>
      <Link to="/vuong-mac" activeOptions={options}>
        {messages.obstacles}
      </Link>
      <Link to="/kien-nghi" activeOptions={options}>
        {messages.petitions}
      </Link>
    </nav>
  );
}
