// What the page about the API says, in English.
import type { api as source } from "../vi/api.ts";

export const api: typeof source = {
  title: "API",
  lead: "Everything on these pages can be had by the API. Described in OpenAPI 3.1:",
  groups: {
    system: "System",
    registers: "Registers and records",
    programme: "The programme",
    node: "Node and session",
  },
  parameters: "Parameters",
  body: "Body",
  example: "Example answer",
  answers: "Status codes",
  media: "Answers with a file: {types}",
  tryIt: "Try it",
  required: "required",
  optional: "optional",
  inPath: "in the path",
  inQuery: "in the query",
  inHeader: "in a header",
  find: "Find an operation…",
  failed: "The description of the API cannot be read.",
  none: "No operation matches.",
};
