// Terms as sentences: whose records, which of them, which fields, what for, on what ground, from when until when.
import type { TermsView as Terms } from "@nhipcau/contract/shapes/grants.ts";
import { useLanguage, useText } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import type { FieldFilter } from "../registers/field-filter.ts";
import { filterText } from "../registers/filter-text.ts";
import { useRegisterMessages } from "../registers/register-messages.ts";
import { useRegister } from "../registers/use-register.ts";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import { filterOf } from "./offer-draft.ts";
import { useFieldLabels } from "./use-field-labels.ts";
import { useLocalityNames } from "./use-locality-names.ts";
import { useReferenceNames } from "./use-reference-names.ts";

export function TermsView({ terms }: { readonly terms: Terms }) {
  const { terms: words } = useConnectionMessages().sharing;
  const format = useFormat();
  const nameOf = useLocalityNames();
  const fields = useFieldLabels(terms.register, terms.fields);
  const personal = useFieldLabels(terms.register, terms.personal);
  return (
    <ul className={classes.terms}>
      <li>{words.from(terms.from.map(nameOf).join(", "))}</li>
      <li>
        <Rows register={terms.register} filters={terms.rows.map(filterOf)} />
      </li>
      <li>
        {words.fields(format.number(fields.length))} {fields.join(", ")}.
      </li>
      <li>{personal.length === 0 ? words.noPersonal : words.personal(personal.join(", "))}</li>
      <li>{terms.purpose === "" ? words.noPurpose : words.purpose(terms.purpose)}</li>
      <li>{words.ground(terms.ground)}</li>
      <li>{words.days(format.day(terms.validFrom), format.day(terms.validUntil))}</li>
    </ul>
  );
}

interface RowsProps {
  readonly register: string;
  readonly filters: readonly FieldFilter[];
}

function Rows({ register, filters }: RowsProps) {
  const { terms: words } = useConnectionMessages().sharing;
  const registerMessages = useRegisterMessages();
  const text = useText();
  const { language } = useLanguage();
  const declared = useRegister(register);
  const names = useReferenceNames(declared, filters);
  if (filters.length === 0) return words.allRows;
  return (
    <>
      {words.onlyRows}
      <ul className={classes.terms}>
        {filters.map((filter) => {
          const field = declared?.fields.find(({ name }) => name === filter.field);
          return (
            <li key={filter.field}>
              {field === undefined ? filter.field : text(field.label)}:{" "}
              {filterText(field, filter, names, language, registerMessages)}
            </li>
          );
        })}
      </ul>
    </>
  );
}
