// What the document itself says: form, day, place, term, who signed, number, and where it stands in its source.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Answer } from "../../app/api.ts";
import { Card } from "../../app/card.tsx";
import { useMessages, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { Written } from "../../app/written.tsx";
import classes from "./agreements.module.css";

export function AgreementFacts({ answer }: { readonly answer: Answer<"agreement"> }) {
  const messages = useMessages().agreements;
  const text = useText();
  const format = useFormat();
  const { agreement, place, termFrom, termTo, signingAgencies, documentNumber, motto, note } = answer;
  const { signedOn, dateCertainty, form } = agreement;
  const day = (iso: string | undefined) => (iso === undefined ? undefined : format.day(iso));
  const signed = signedOn === undefined ? messages.dateUnknown : messages.signedOn(format.day(signedOn));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      messages.form,
      `${text(form.label)}, ${signed}${dateCertainty === undefined ? "" : ` (${text(dateCertainty.label)})`}`,
    ],
    [messages.place, inVietnamese(place)],
    [messages.term, (termFrom ?? termTo) ? messages.termFromTo(day(termFrom), day(termTo)) : undefined],
    [messages.signingAgencies, signingAgencies.map(({ name }) => name).join(", ")],
    [messages.documentNumber, documentNumber],
    [messages.motto, inVietnamese(motto)],
    [messages.source, <SourcePlace key="source" answer={answer} />],
    [messages.note, inVietnamese(note)],
  ];
  return (
    <Card title={messages.facts}>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== undefined && value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

function inVietnamese(words: string | undefined): ReactNode {
  return words === undefined ? undefined : <Written vi={words} />;
}

function SourcePlace({ answer: { source, locator } }: { readonly answer: Answer<"agreement"> }) {
  const { shell } = useMessages();
  if (source === undefined && locator === undefined) return shell.unknown;
  return (
    <>
      {source === undefined ? null : (
        <Link to="/du-lieu/$register/$id" params={{ register: "sources", id: source.id }}>
          <Written vi={source.name} />
        </Link>
      )}
      {locator === undefined ? null : <blockquote lang="vi">“{locator}…”</blockquote>}
    </>
  );
}
