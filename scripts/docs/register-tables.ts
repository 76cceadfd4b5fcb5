// The tables of docs/registers.md: every register with its fields, checks and code lists, as declared.
import {
  describeRegister,
  type FieldDescription,
  type RegisterDescription,
} from "@nhipcau/registers/declaration/description.ts";
import { provenanceFields } from "@nhipcau/registers/declaration/provenance.ts";
import type { Scope } from "@nhipcau/registers/declaration/register.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";
import { code, table } from "./markdown.ts";

const scopes: Readonly<Record<Scope, string>> = {
  public: "public",
  shared: "signed-in localities of this node",
  internal: "its own locality only",
};

/** The overview of all registers. */
export async function registerOverview(): Promise<string> {
  const registers = (await loadRegisters()).map(describeRegister);
  return table(
    ["register", "Tiếng Việt", "English", "group", "read by", "fields"],
    registers.map(({ name, label, group, scope, fields }) => [
      `[${code(name)}](#${name})`,
      label.vi,
      label.en,
      group,
      scopes[scope],
      String(ownFields(fields).length),
    ]),
  );
}

/** One section a register: what it is, its fields, what it checks, its codes. */
export async function registerSections(): Promise<string> {
  const registers = (await loadRegisters()).map(describeRegister);
  return registers.map(section).join("\n\n");
}

/** The fields that every record has about where it comes from. */
export async function provenanceTable(): Promise<string> {
  const [first] = (await loadRegisters()).map(describeRegister);
  return fieldTable((first?.fields ?? []).filter(isProvenance));
}

function section({
  name,
  label,
  help,
  titleField,
  holdsFrom,
  freshForMonths,
  fields,
  checks,
}: RegisterDescription): string {
  const facts = [
    `**${label.vi}** · ${label.en}. ${help.vi}. *${help.en}.*`,
    [
      `Title: ${code(titleField)}`,
      holdsFrom === undefined
        ? "holds from the day it is recorded unless said otherwise"
        : `holds from ${code(holdsFrom)}`,
      ...(freshForMonths === undefined ? [] : [`stale after ${freshForMonths} months`]),
    ].join("; ") + ".",
  ];
  const checked = checks.map(({ describes }) => `- ${describes.vi} · ${describes.en}`);
  const coded = ownFields(fields)
    .filter(({ codes }) => codes !== undefined)
    .map(
      (field) =>
        `- ${code(field.name)}: ${(field.codes ?? []).map((one) => `${code(one.code)} ${one.label.vi} (${one.label.en})`).join(", ")}`,
    );
  return [
    `### ${name}`,
    ...facts,
    fieldTable(ownFields(fields)),
    ...(checked.length > 0 ? ["Checks besides the types:", checked.join("\n")] : []),
    ...(coded.length > 0 ? ["Codes:", coded.join("\n")] : []),
  ].join("\n\n");
}

function fieldTable(fields: readonly FieldDescription[]): string {
  return table(
    ["field", "Tiếng Việt", "English", "type", "besides"],
    fields.map((field) => [code(field.name), field.label.vi, field.label.en, typeOf(field), besides(field)]),
  );
}

function typeOf({ type, register, unit }: FieldDescription): string {
  if (register !== undefined) return `${type} → [${register}](#${register})`;
  return unit === undefined ? type : `${type} (${unit.en})`;
}

function besides(field: FieldDescription): string {
  return [
    ...(field.required ? ["required"] : []),
    ...(field.expected ? ["expected"] : []),
    ...(field.filterable ? ["filter, sort"] : []),
    ...(field.searchable ? ["searched"] : []),
    ...(field.personal ? ["**personal**"] : []),
    ...(field.minimum === undefined ? [] : [`≥ ${field.minimum}`]),
    ...(field.maximum === undefined
      ? []
      : [isText(field) ? `at most ${field.maximum} characters` : `≤ ${field.maximum}`]),
  ].join(", ");
}

function isText({ type }: FieldDescription): boolean {
  return type === "text" || type === "long-text";
}

function isProvenance({ name }: FieldDescription): boolean {
  return Object.hasOwn(provenanceFields, name);
}

function ownFields(fields: readonly FieldDescription[]): readonly FieldDescription[] {
  return fields.filter((field) => !isProvenance(field));
}
