// Reads an OpenAPI 3.1 description into the operations a page can show. Nothing in it is taken on trust.
import { exampleOf, type Schema } from "./schema-example.ts";

export type OperationGroup = "programme" | "registers" | "node" | "system";

export interface Parameter {
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly group: OperationGroup;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly body: unknown;
  readonly example: unknown;
  readonly media: readonly string[];
  readonly answers: readonly { readonly status: string; readonly description: string }[];
}

type Loose = Readonly<Record<string, unknown>>;

const methods = ["get", "post", "put", "delete"];

/** All operations of a description, by path in its order. `language` chooses summaries where there are two. */
export function operationsOf(description: unknown, language: "vi" | "en"): Operation[] {
  return Object.entries(objectOf(objectOf(description)["paths"])).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = objectOf(item)[method];
      return operation === undefined ? [] : [readOperation(method, path, objectOf(operation), language)];
    }),
  );
}

/** The part of the API an address belongs to. */
export function groupOf(path: string): OperationGroup {
  if (/^\/api\/(registers|imports|search)/u.test(path)) return "registers";
  if (/^\/api\/(node|session|demonstration)/u.test(path)) return "node";
  if (/^\/api\/(?!events)/u.test(path)) return "programme";
  return "system";
}

function readOperation(method: string, path: string, operation: Loose, language: "vi" | "en"): Operation {
  const answers = objectOf(operation["responses"]);
  const good = objectOf(answers["200"] ?? answers["201"] ?? answers["202"]);
  const content = objectOf(good["content"]);
  const json = objectOf(content["application/json"]);
  const body = objectOf(objectOf(objectOf(operation["requestBody"])["content"])["application/json"]);
  return {
    method: method.toUpperCase(),
    path,
    group: groupOf(path),
    summary: summaryOf(operation, language),
    parameters: listOf(operation["parameters"]).map(readParameter),
    body: body["schema"] === undefined ? undefined : exampleOf(body["schema"] as Schema),
    example: json["schema"] === undefined ? undefined : exampleOf(json["schema"] as Schema),
    media: Object.keys(content).filter((type) => type !== "application/json"),
    answers: Object.entries(answers).map(([status, answer]) => ({
      status,
      description: textOf(objectOf(answer)["description"]),
    })),
  };
}

function summaryOf(operation: Loose, language: "vi" | "en"): string {
  // The description of a route says in English what its summary says in Vietnamese.
  const english = textOf(operation["description"]);
  const own = textOf(operation["summary"]);
  return language === "en" ? english || own : own || english;
}

function readParameter(parameter: unknown): Parameter {
  const { name, in: place, required, schema, description } = objectOf(parameter);
  return {
    name: textOf(name),
    place: textOf(place),
    required: required === true,
    type: typeOf(objectOf(schema)),
    description: textOf(description),
  };
}

function typeOf(schema: Loose): string {
  const values = listOf(schema["enum"]);
  if (values.length > 0) return values.join(" | ");
  const format = textOf(schema["format"]);
  const type = textOf(schema["type"]);
  if (type === "array") return `${typeOf(objectOf(schema["items"]))}[]`;
  return format === "" ? type : `${type} (${format})`;
}

function objectOf(value: unknown): Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
