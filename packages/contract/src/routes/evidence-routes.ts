// Files of evidence: handed in before a record names them, read by who may read that record.
import { Type } from "typebox";
import { route } from "../route.ts";
import { CodedShape, DayShape, NamedShape } from "../shapes/text-shape.ts";

const EvidenceShape = Type.Object({
  id: Type.String(),
  part: Type.String(),
  report: Type.Optional(Type.String()),
  locality: NamedShape,
  kind: CodedShape,
  title: Type.String(),
  date: DayShape,
  /** There is a file, of this name, kind and size in bytes. */
  file: Type.Optional(
    Type.Object({
      name: Type.String(),
      mediaType: Type.String(),
      size: Type.Integer(),
      digest: Type.String(),
    }),
  ),
  link: Type.Optional(Type.String()),
  /** register/id */
  record: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
  illustrative: Type.Boolean(),
});

export const evidenceRoutes = {
  evidence: route({
    method: "GET",
    path: "/api/commitments/{id}/evidence",
    summary: {
      vi: "Minh chứng của một cam kết, và còn thiếu gì",
      en: "A commitment's evidence, and what is missing",
    },
    access: "open",
    params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    query: Type.Object({ asOf: Type.Optional(DayShape) }),
    response: Type.Object({
      asOf: DayShape,
      items: Type.Array(EvidenceShape),
      parts: Type.Array(
        Type.Object({
          id: Type.String(),
          task: Type.String(),
          locality: NamedShape,
          /** What kind of result it is to have; absent where nobody said. */
          resultKind: Type.Optional(CodedShape),
          /** Each inner list is met by any one of its kinds. */
          missing: Type.Array(Type.Array(CodedShape)),
          /** The reader may add evidence to it. */
          mayAdd: Type.Boolean(),
        }),
      ),
    }),
  }),
  handInFile: route({
    method: "POST",
    path: "/api/evidence-files",
    summary: { vi: "Gửi một tệp làm minh chứng", en: "Hand in a file as evidence" },
    access: "signed-in",
    query: Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }) }),
    body: Type.Unsafe<Blob>({ type: "string", format: "binary" }),
    response: Type.Object({
      /** SHA-256 of the content, in hexadecimal. */
      digest: Type.String(),
      size: Type.Integer(),
      mediaType: Type.String(),
      fileName: Type.String(),
    }),
    status: 201,
    maximumBytes: 50 * 1024 * 1024,
  }),
  evidenceFile: route({
    method: "GET",
    path: "/api/evidence/{id}/file",
    summary: { vi: "Tệp của một minh chứng", en: "The file of an item of evidence" },
    access: "open",
    params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    response: Type.Unknown(),
    media: ["application/octet-stream"],
  }),
} as const;
