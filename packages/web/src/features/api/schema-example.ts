// An example value for a JSON Schema, so that a reader sees what an answer looks like.

export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly example?: unknown;
  readonly minimum?: number;
}

const deepest = 8;

/** A value of the kind the schema describes; beyond eight levels an ellipsis. */
export function exampleOf(schema: Schema, level = 0): unknown {
  if (level > deepest) return "…";
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum?.length) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice) return exampleOf(choice, level + 1);
  switch (schema.type) {
    case "object":
      return objectExample(schema, level);
    case "array":
      return schema.items ? [exampleOf(schema.items, level + 1)] : [];
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "string":
      return stringExamples[schema.format ?? ""] ?? "…";
    case undefined:
    default:
      return {};
  }
}

const stringExamples: Record<string, string> = {
  date: "2026-11-21",
  "date-time": "2026-11-21T08:00:00Z",
  binary: "(tệp / file)",
};

function objectExample({ properties, patternProperties }: Schema, level: number): unknown {
  const named = Object.entries(properties ?? {}).map(([name, one]) => [name, exampleOf(one, level + 1)]);
  const [pattern] = Object.values(patternProperties ?? {});
  const other = pattern ? [["…", exampleOf(pattern, level + 1)]] : [];
  return Object.fromEntries([...named, ...other]) as unknown;
}
