// What the sides show for their parts of a commitment: files, links and records, and what a result of its kind still wants.
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { routes, useCall } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import { Card } from "../../app/card.tsx";
import { Empty } from "../../app/page-state.tsx";
import { Written } from "../../app/written.tsx";
import { AddEvidenceDialog } from "./add-evidence-dialog.tsx";
import { EvidenceList, type EvidenceListProps } from "./evidence-list.tsx";
import { useEvidenceMessages } from "./evidence-messages.ts";
import classes from "./evidence.module.css";

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

function PartEvidence({ part, items }: EvidenceListProps) {
  const messages = useEvidenceMessages();
  const [isAdding, setAdding] = useState(false);
  return (
    <section className={classes.part}>
      <h3>
        {part.locality.name}: <Written vi={part.task} />
      </h3>
      {items.length === 0 ? <p className={classes.quiet}>{messages.noneOfPart}</p> : null}
      <EvidenceList part={part} items={items} />
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
