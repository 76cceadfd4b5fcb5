// Who opened a record: when, which agency in which role; never a person's name. The latest first, the rest behind a fold.
import type { Trace } from "@nhipcau/contract/shapes/trace.ts";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";

type OwnRead = NonNullable<NonNullable<Trace["own"]>["reads"]>[number];
type CopyRead = NonNullable<NonNullable<Trace["copy"]>["reads"]>[number];
type Read = OwnRead | CopyRead;

export interface TraceReadsProps {
  readonly reads: readonly Read[];
  readonly help?: string;
}

const shownAtOnce = 5;

export function TraceReads({ reads, help }: TraceReadsProps) {
  const { trace: words } = useConnectionMessages();
  const format = useFormat();
  const rest = reads.slice(shownAtOnce);
  return (
    <>
      <h3 className={classes.h3}>{words.reads}</h3>
      {help === undefined ? null : <p className={classes.fine}>{help}</p>}
      {reads.length === 0 ? (
        <p className={classes.fine}>{words.noReads}</p>
      ) : (
        <ReadList reads={reads.slice(0, shownAtOnce)} />
      )}
      {rest.length === 0 ? null : (
        <details>
          <summary className={classes.fine}>{words.earlierReads(format.number(rest.length))}</summary>
          <ReadList reads={rest} />
        </details>
      )}
    </>
  );
}

function ReadList({ reads }: { readonly reads: readonly Read[] }) {
  return (
    <ul className={classes.terms}>
      {reads.map((read, at) => (
        // Two readings may be alike in all that is known of them.
        <li key={`${at}-${read.at}`}>
          <OneRead read={read} />
        </li>
      ))}
    </ul>
  );
}

function OneRead({ read }: { readonly read: Read }) {
  const { trace: words } = useConnectionMessages();
  const { shell } = useMessages();
  const text = useText();
  const format = useFormat();
  const { at, locality, agency, role, version } = read;
  const roles = new Map<string, string>(Object.entries(shell.roles));
  const place = agency?.name ?? locality.name;
  const said = [
    words.at(place, (roles.get(role) ?? role).toLocaleLowerCase()),
    "peer" in read ? text(read.peer.name) : undefined,
    version === undefined ? undefined : words.ofVersion(format.number(version)),
    "told" in read ? (read.told ? words.told : words.notTold) : undefined,
  ];
  return `${format.instant(at)} · ${said.filter((one) => one !== undefined).join(" · ")}`;
}
