// The evidence of one part: each piece with its name as the way to the file, link or record, and what is still wanted.
import { IconFileText, IconLink, IconStack2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { routes, type Answer } from "../../app/api.ts";
import { useText } from "../../app/language.tsx";
import { addressOf } from "../../app/request.ts";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { useEvidenceMessages } from "./evidence-messages.ts";
import { useSizeText } from "./use-size-text.ts";
import classes from "./evidence.module.css";

type Item = Answer<"evidence">["items"][number];

export interface EvidenceListProps {
  readonly part: Answer<"evidence">["parts"][number];
  /** Those of the part. */
  readonly items: readonly Item[];
}

export function EvidenceList({ part, items }: EvidenceListProps) {
  return (
    <>
      <ul className={classes.items}>
        {items.map((item) => (
          <ItemLine key={item.id} item={item} />
        ))}
      </ul>
      <WhatIsMissing part={part} />
    </>
  );
}

function WhatIsMissing({ part }: Pick<EvidenceListProps, "part">) {
  const messages = useEvidenceMessages();
  const text = useText();
  if (part.resultKind === undefined) return null;
  if (part.missing.length === 0)
    return <p className={classes.quiet}>✓ {messages.enough(text(part.resultKind.label))}</p>;
  const kinds = part.missing.map((anyOf) => anyOf.map(({ label }) => text(label)).join(messages.or));
  return <p className={classes.missing}>◆ {messages.missing(kinds.join(messages.and))}</p>;
}

function ItemLine({ item }: { readonly item: Item }) {
  const text = useText();
  const format = useFormat();
  return (
    <li>
      <WayIn item={item} /> <IllustrativeMark show={item.illustrative} />
      <small>
        {text(item.kind.label)} · {format.day(item.date)}
        <FileSize item={item} />
      </small>
      {item.note === undefined ? null : (
        <small>
          <Written vi={item.note} />
        </small>
      )}
    </li>
  );
}

function FileSize({ item }: { readonly item: Item }) {
  const size = useSizeText();
  return item.file === undefined ? null : <> · {size(item.file.size)}</>;
}

function WayIn({ item }: { readonly item: Item }) {
  const messages = useEvidenceMessages();
  const { id, title, file, link, record } = item;
  const name = <Written vi={title} />;
  if (file !== undefined)
    return (
      <a href={addressOf(routes.evidenceFile, { params: { id } })} download title={messages.open(file.name)}>
        <IconFileText size={15} stroke={1.7} aria-hidden /> {name}
      </a>
    );
  if (link !== undefined)
    return (
      <a href={link} rel="noreferrer" title={messages.openLink}>
        <IconLink size={15} stroke={1.7} aria-hidden /> {name}
      </a>
    );
  const [register = "", of = ""] = (record ?? "").split("/");
  return (
    <Link to="/du-lieu/$register/$id" params={{ register, id: of }} title={messages.openRecord}>
      <IconStack2 size={15} stroke={1.7} aria-hidden /> {name}
    </Link>
  );
}
