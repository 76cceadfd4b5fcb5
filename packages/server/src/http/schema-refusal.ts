// What a schema refuses in a request's parameters, query or body, as a refusal in both languages.
import type { FastifySchemaValidationError } from "fastify/types/schema.js";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";

/** The refusal of one validation error, with the place it is about. */
export function schemaRefusal({
  instancePath,
  keyword,
  message,
  params,
}: FastifySchemaValidationError): Refusal {
  const { additionalProperty, missingProperty, limit, allowedValues } = params as {
    additionalProperty?: string;
    missingProperty?: string;
    limit?: number;
    allowedValues?: readonly string[];
  };
  const path = [...instancePath.split("/"), additionalProperty ?? missingProperty ?? ""]
    .filter((step) => step !== "")
    .join(".");
  const said = sentences[keyword]?.({ path, limit: limit ?? 0, allowed: allowedValues?.join(", ") ?? "" });
  const words = said ?? { vi: `“${path}” không đúng dạng`, en: `“${path}” ${message ?? "is malformed"}` };
  return { code: "bad-request", path, data: { "detail.vi": words.vi, "detail.en": words.en } };
}

interface Told {
  readonly path: string;
  readonly limit: number;
  readonly allowed: string;
}

const sentences: Readonly<Record<string, (told: Told) => Text>> = {
  additionalProperties: ({ path }) => ({
    vi: `không có tham số “${path}”`,
    en: `there is no parameter “${path}”`,
  }),
  required: ({ path }) => ({ vi: `thiếu “${path}”`, en: `“${path}” is missing` }),
  enum: ({ path, allowed }) => ({
    vi: `“${path}” phải là một trong: ${allowed}`,
    en: `“${path}” must be one of: ${allowed}`,
  }),
  type: ({ path }) => ({ vi: `“${path}” sai kiểu`, en: `“${path}” is of the wrong type` }),
  format: ({ path }) => ({
    vi: `“${path}” phải là một ngày có thật, dạng năm-tháng-ngày`,
    en: `“${path}” must be a date that exists, year-month-day`,
  }),
  maxLength: ({ path, limit }) => ({
    vi: `“${path}” dài quá ${limit} ký tự`,
    en: `“${path}” is longer than ${limit} characters`,
  }),
  minLength: ({ path }) => ({ vi: `“${path}” còn trống`, en: `“${path}” is empty` }),
  maximum: ({ path, limit }) => ({ vi: `“${path}” lớn hơn ${limit}`, en: `“${path}” is more than ${limit}` }),
  minimum: ({ path, limit }) => ({ vi: `“${path}” nhỏ hơn ${limit}`, en: `“${path}” is less than ${limit}` }),
  maxItems: ({ path, limit }) => ({
    vi: `“${path}” có quá ${limit} mục`,
    en: `“${path}” has more than ${limit} items`,
  }),
};
