// The second step of an offer: whose records, and which of them, by conditions on declared filterable fields.
import "@mantine/dates/styles.css";
import { ActionIcon, Checkbox, Group, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { Card } from "../../app/card.tsx";
import { useText } from "../../app/language.tsx";
import { filterControl, type FieldFilter } from "../registers/field-filter.ts";
import { FilterEditor } from "../registers/filter-editor.tsx";
import { useConnectionMessages } from "./connection-messages.ts";
import classes from "./connections.module.css";
import type { OfferDraft } from "./offer-draft.ts";
import { useReferenceNames } from "./use-reference-names.ts";

export interface OfferStepProps {
  readonly draft: OfferDraft;
  readonly register: RegisterDescription;
  readonly change: (changes: Partial<OfferDraft>) => void;
}

export interface OfferRowsProps extends OfferStepProps {
  readonly localities: readonly Named[];
}

const most = 10;

export function OfferRows({ draft, register, localities, change }: OfferRowsProps) {
  const { sharing } = useConnectionMessages();
  const text = useText();
  const names = useReferenceNames(register, draft.filters);
  const filterable = register.fields.filter((field) => filterControl(field) !== undefined);
  const unused = filterable.filter(({ name }) => !draft.filters.some(({ field }) => field === name));
  const set = (field: string, filter: FieldFilter | undefined) =>
    change({
      filters: draft.filters.map((one) => (one.field === field ? (filter ?? emptyFilter(field)) : one)),
    });
  return (
    <Card title={`2. ${sharing.steps.rows}`}>
      <div className={classes.stack}>
        {localities.length < 2 ? null : (
          <Checkbox.Group label={sharing.from} value={[...draft.from]} onChange={(from) => change({ from })}>
            <Group mt={4}>
              {localities.map(({ id, name }) => (
                <Checkbox key={id} value={id} label={name} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
        <p className={classes.fine}>{filterable.length === 0 ? sharing.noFilterable : sharing.rowsLead}</p>
        {draft.filters.map((filter) => {
          const field = filterable.find(({ name }) => name === filter.field);
          if (field === undefined) return null;
          return (
            <div key={filter.field} className={classes.condition} role="group" aria-label={text(field.label)}>
              <div>
                <strong>{text(field.label)}</strong>
                <FilterEditor
                  // A condition of a grant cannot ask for what is empty, so that choice is not offered.
                  field={{ ...field, required: true }}
                  filter={filter}
                  names={names}
                  onChange={(next) => set(filter.field, next)}
                />
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={sharing.removeCondition(text(field.label))}
                onClick={() => change({ filters: draft.filters.filter((one) => one !== filter) })}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </div>
          );
        })}
        {unused.length === 0 || draft.filters.length >= most ? null : (
          <Select
            aria-label={sharing.addCondition}
            placeholder={sharing.addCondition}
            searchable
            data={unused.map(({ name, label }) => ({ value: name, label: text(label) }))}
            value={null}
            onChange={(name) => {
              if (name !== null) change({ filters: [...draft.filters, emptyFilter(name)] });
            }}
          />
        )}
      </div>
    </Card>
  );
}

function emptyFilter(field: string): FieldFilter {
  return { field, kind: "any-of", values: [] };
}
