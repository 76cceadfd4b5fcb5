// Backup codes, shown once.
import { Alert } from "@mantine/core";
import { usePeopleMessages } from "./people-messages.ts";
import classes from "./people.module.css";

export function BackupCodes({ codes }: { readonly codes: readonly string[] }) {
  const messages = usePeopleMessages();
  return (
    <Alert color="strait" title={messages.backupCodes}>
      <p className={classes.keep}>{messages.backupKeep}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Alert>
  );
}
