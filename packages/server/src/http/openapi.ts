// The API described in OpenAPI 3.1, made from the declared routes; records of each register have their own schema.
import type { Route } from "@nhipcau/contract/route.ts";
import { routes } from "@nhipcau/contract/routes.ts";
import { ProblemShape } from "@nhipcau/contract/shapes/record.ts";
import { refusalKinds } from "@nhipcau/domain/refusals.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import type { TObject, TSchema } from "typebox";

type Json = Record<string, unknown>;

/** The whole document. */
export function openApiDocument(registers: Iterable<Register>, version: string): Json {
  const list = [...registers];
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "Nhịp Cầu",
      version,
      summary: "Cơ sở dữ liệu dùng chung giữa các địa phương · The database shared by localities",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths: pathsOf(Object.entries<Route>(routes)),
    components: {
      schemas: {
        Problem: plain(ProblemShape),
        ...Object.fromEntries(list.map((register) => [schemaName(register), bodySchema(register)])),
      },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "nhipcau_session" } },
    },
    tags: tagsOf,
    "x-registers": list.map(({ name, label }) => ({
      name,
      label,
      schema: `#/components/schemas/${schemaName({ name })}`,
    })),
    "x-refusals": refusalKinds,
  };
}

const tagsOf = [
  { name: "programme", description: "Chương trình hợp tác · The cooperation programme" },
  { name: "urging", description: "Đôn đốc · Urging" },
  { name: "registers", description: "Danh mục dữ liệu · Registers" },
  { name: "connections", description: "Kết nối và chia sẻ dữ liệu · Connections and grants" },
  { name: "node", description: "Nút và phiên · The node and sessions" },
  { name: "system", description: "Vận hành · Operation" },
];

function pathsOf(entries: readonly (readonly [string, Route])[]): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of entries) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) };
  }
  return paths;
}

function operationOf(name: string, route: Route): Json {
  const parameters = [
    ...parametersOf(route.params, "path"),
    ...parametersOf(route.query, "query"),
    ...headersOf(route),
  ];
  return {
    operationId: name,
    summary: route.summary.vi,
    description: route.summary.en,
    tags: [tagOf(route.path)],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: bodyContent(route) } }),
    ...(["signed-in", "person", "administrator"].includes(route.access)
      ? { security: [{ session: [] }] }
      : {}),
    responses: {
      [String(route.status ?? 200)]: { description: route.summary.en, content: answerContent(route) },
      default: {
        description: "Refused: the reason in both languages",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function tagOf(path: string): string {
  if (/^\/api\/(registers|imports|search)/u.test(path)) return "registers";
  if (/^\/api\/(notices|jobs|reach|mail-address|calendar|push)|\/urging$/u.test(path)) return "urging";
  if (/^\/api\/(connections|grants|data-requests)/u.test(path)) return "connections";
  if (/^\/api\/(node|session|demonstration)/u.test(path)) return "node";
  return path.startsWith("/api/") && path !== "/api/events" ? "programme" : "system";
}

function parametersOf(schema: TObject | undefined, place: "path" | "query"): Json[] {
  const required = new Set((schema?.required as readonly string[] | undefined) ?? []);
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.has(name),
    schema: plain(property as TSchema),
  }));
}

function headersOf(route: Route): Json[] {
  const headers: Json[] = [];
  if (route.changes)
    headers.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { type: "string", maxLength: 200 },
    });
  if (route.versioned)
    headers.push({ name: "If-Match", in: "header", required: true, schema: { type: "string" } });
  return headers;
}

function bodyContent(route: Route): Json {
  const media = route.maximumBytes === undefined ? "application/json" : "application/octet-stream";
  return { [media]: { schema: plain(route.body as TSchema) } };
}

function answerContent(route: Route): Json {
  const schema = plain(route.response);
  return Object.fromEntries(
    (route.media ?? ["application/json"]).map((media) => [media, route.media ? {} : { schema }]),
  );
}

function bodySchema(register: Register): Json {
  const properties = Object.fromEntries(
    Object.entries(register.fields).map(([name, field]) => [
      name,
      { title: field.label.vi, description: field.label.en, ...plain(field.schema) },
    ]),
  );
  return { ...plain(register.schema), title: register.label.vi, description: register.help.en, properties };
}

function schemaName({ name }: { readonly name: string }): string {
  return name.replaceAll(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase());
}

/** The schema as plain JSON, without what the schema library keeps on the side. */
function plain(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}
