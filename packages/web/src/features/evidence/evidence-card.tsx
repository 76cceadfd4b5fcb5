// What the sides show for their parts of a commitment: files, links and records, and what a result of its kind still wants.
import { Button } from "@mantine/core";
import { IconFileText, IconLink, IconPlus, IconStack2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { routes, useCall, type Answer } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { Empty } from "../../app/page-state.tsx";
import { addressOf } from "../../app/request.ts";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import { IllustrativeMark } from "../figures/illustrative-mark.tsx";
import { AddEvidenceDialog } from "./add-evidence-dialog.tsx";
import { useEvidenceMessages } from "./evidence-messages.ts";
import { useSizeText } from "./use-size-text.ts";
import classes from "./evidence.module.css";

type Evidence = Answer<"evidence">;
type Part = Evidence["parts"][number];
type Item = Evidence["items"][number];

export function EvidenceCard({ commitment }: { readonly commitment: string }) {
  const messages = useEvidenceMessages();
  const { asOf } = useAsOf();
  const query = useCall(routes.evidence, { params: { id: commitment }, query: { asOf } });
  if (!query.data) return null; // the page around it says what is wrong
  const { items, parts } = query.data;
  const shown = parts.filter(
    ({ id, mayAdd, missing }) => mayAdd || missing.length > 0 || items.some(({ part }) => part === id),
  );
  return (
    <Card title={messages.title} aside={messages.aside}>
      {shown.length === 0 ? <Empty>{messages.none}</Empty> : null}
      {shown.map((part) => (
        <PartEvidence key={part.id} part={part} items={items.filter((item) => item.part === part.id)} />
      ))}
    </Card>
  );
}

function PartEvidence({ part, items }: { readonly part: Part; readonly items: readonly Item[] }) {
  const messages = useEvidenceMessages();
  const [isAdding, setAdding] = useState(false);
  return (
    <section className={classes.part}>
      <h3>
        {part.locality.name}: <Written vi={part.task} />
      </h3>
      {items.length === 0 ? <p className={classes.quiet}>{messages.noneOfPart}</p> : null}
      <ul>
        {items.map((item) => (
          <ItemLine key={item.id} item={item} />
        ))}
      </ul>
      <WhatIsMissing part={part} />
      {part.mayAdd ? (
        <Button
          className="nc-no-print"
          variant="default"
          size="xs"
          mt={6}
          leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {messages.add}
        </Button>
      ) : null}
      {isAdding ? <AddEvidenceDialog part={part} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function WhatIsMissing({ part }: { readonly part: Part }) {
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
