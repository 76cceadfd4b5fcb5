// The registers: their declarations, records, history, search, import and export.
import { Type } from "typebox";
import { route } from "../route.ts";
import { BodyShape, RecordPageShape, RecordShape, VersionShape } from "../shapes/record.ts";
import { CodedShape, DayShape, NamedShape, TextShape } from "../shapes/text-shape.ts";

const RegisterParam = Type.Object({ register: Type.String({ maxLength: 40 }) });
const RecordParams = Type.Object({
  register: Type.String({ maxLength: 40 }),
  id: Type.String({ maxLength: 64 }),
});

/**
 * What narrows a list. `filter` is repeated, each `field:operator:value` with operator eq, in (values by `|`), gte,
 * lte, empty or filled; `sort` is a field name, with `-` before it for descending.
 */
const listQuery = {
  q: Type.Optional(Type.String({ maxLength: 200 })),
  exact: Type.Optional(Type.Boolean()),
  filter: Type.Optional(Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 20 })),
  sort: Type.Optional(Type.String({ maxLength: 60 })),
  asOf: Type.Optional(DayShape),
  retired: Type.Optional(Type.Boolean()),
};

const SaveShape = Type.Object(
  {
    body: BodyShape,
    holdsFrom: Type.Optional(DayShape),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    scope: Type.Optional(Type.Enum(["public", "shared", "internal"])),
  },
  { additionalProperties: false },
);

const CriterionShape = Type.Object({
  code: Type.Enum(["correct", "complete", "clean", "live", "consistent", "shared"]),
  label: TextShape,
  /** 0 to 100, or absent when there is nothing to judge. */
  score: Type.Optional(Type.Number()),
  counted: Type.Integer(),
  of: Type.Integer(),
  explanation: TextShape,
});

const ProblemRowShape = Type.Object({
  row: Type.Integer(),
  column: Type.Optional(Type.String()),
  value: Type.Optional(Type.String()),
  code: Type.String(),
  vi: Type.String(),
  en: Type.String(),
});

const ImportReportShape = Type.Object({
  import: Type.String(),
  register: Type.String(),
  rows: Type.Integer(),
  good: Type.Integer(),
  bad: Type.Integer(),
  creates: Type.Integer(),
  changes: Type.Integer(),
  unchanged: Type.Integer(),
  ignoredColumns: Type.Array(Type.String()),
  /** The first 200 problems; the file to mend holds all. */
  problems: Type.Array(ProblemRowShape),
  problemCount: Type.Integer(),
  written: Type.Integer(),
});

export const recordRoutes = {
  registers: route({
    method: "GET",
    path: "/api/registers",
    summary: { vi: "Mọi danh mục dữ liệu, kèm số bản ghi", en: "All registers with their counts" },
    access: "open",
    response: Type.Object({
      registers: Type.Array(
        Type.Object({
          description: Type.Unsafe<
            import("@nhipcau/registers/declaration/description.ts").RegisterDescription
          >({ type: "object" }),
          count: Type.Integer(),
        }),
      ),
    }),
  }),
  quality: route({
    method: "GET",
    path: "/api/registers/{register}/quality",
    summary: { vi: "Chất lượng dữ liệu theo sáu tiêu chí", en: "Data quality by six criteria" },
    access: "open",
    params: RegisterParam,
    response: Type.Object({ criteria: Type.Array(CriterionShape), records: Type.Integer() }),
  }),
  records: route({
    method: "GET",
    path: "/api/registers/{register}/records",
    summary: { vi: "Danh sách bản ghi", en: "List records" },
    access: "open",
    params: RegisterParam,
    query: Type.Object({
      ...listQuery,
      cursor: Type.Optional(Type.String({ maxLength: 2000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      count: Type.Optional(Type.Boolean()),
    }),
    response: RecordPageShape,
  }),
  record: route({
    method: "GET",
    path: "/api/registers/{register}/records/{id}",
    summary: { vi: "Một bản ghi", en: "One record" },
    access: "open",
    params: RecordParams,
    query: Type.Object({ asOf: Type.Optional(DayShape) }),
    response: Type.Object({
      record: RecordShape,
      names: RecordPageShape.properties.names,
      mayChange: Type.Boolean(),
    }),
  }),
  createRecord: route({
    method: "POST",
    path: "/api/registers/{register}/records",
    summary: { vi: "Thêm bản ghi", en: "Add a record" },
    access: "signed-in",
    params: RegisterParam,
    body: Type.Object(
      { ...SaveShape.properties, id: Type.Optional(Type.String({ maxLength: 64 })) },
      { additionalProperties: false },
    ),
    response: Type.Object({ record: RecordShape }),
    status: 201,
    changes: true,
  }),
  changeRecord: route({
    method: "PUT",
    path: "/api/registers/{register}/records/{id}",
    summary: { vi: "Ghi một bản mới của bản ghi", en: "Write a new version of a record" },
    access: "signed-in",
    params: RecordParams,
    body: SaveShape,
    response: Type.Object({ record: RecordShape }),
    changes: true,
    versioned: true,
  }),
  retireRecord: route({
    method: "DELETE",
    path: "/api/registers/{register}/records/{id}",
    summary: { vi: "Thôi dùng một bản ghi (lịch sử còn nguyên)", en: "Retire a record; its history stays" },
    access: "signed-in",
    params: RecordParams,
    query: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })) }),
    response: Type.Object({ record: RecordShape }),
    changes: true,
    versioned: true,
  }),
  history: route({
    method: "GET",
    path: "/api/registers/{register}/records/{id}/history",
    summary: { vi: "Lịch sử của một bản ghi", en: "The history of a record" },
    access: "open",
    params: RecordParams,
    response: Type.Object({ versions: Type.Array(VersionShape), names: RecordPageShape.properties.names }),
  }),
  referrers: route({
    method: "GET",
    path: "/api/registers/{register}/records/{id}/referrers",
    summary: { vi: "Những bản ghi nhắc tới bản ghi này", en: "The records that refer to this one" },
    access: "open",
    params: RecordParams,
    response: Type.Object({
      referrers: Type.Array(
        Type.Object({
          register: Type.String(),
          field: Type.String(),
          count: Type.Integer(),
          records: Type.Array(NamedShape),
        }),
      ),
    }),
  }),
  exportRecords: route({
    method: "GET",
    path: "/api/registers/{register}/export",
    summary: { vi: "Xuất danh sách ra tệp", en: "Export a list as a file" },
    access: "open",
    params: RegisterParam,
    query: Type.Object({
      ...listQuery,
      format: Type.Enum(["xlsx", "csv", "ndjson", "geojson"]),
      language: Type.Optional(Type.Enum(["vi", "en"])),
      columns: Type.Optional(Type.String({ maxLength: 2000 })),
    }),
    response: Type.Unknown(),
    media: [
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "text/csv",
      "application/x-ndjson",
      "application/geo+json",
    ],
  }),
  importTemplate: route({
    method: "GET",
    path: "/api/registers/{register}/import-template",
    summary: { vi: "Tệp mẫu để nhập", en: "A template file for importing" },
    access: "open",
    params: RegisterParam,
    query: Type.Object({ format: Type.Enum(["xlsx", "csv"]) }),
    response: Type.Unknown(),
    media: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"],
  }),
  importRecords: route({
    method: "POST",
    path: "/api/registers/{register}/imports",
    summary: {
      vi: "Chạy thử việc nhập một tệp XLSX hoặc CSV",
      en: "Dry run of importing an XLSX or CSV file",
    },
    access: "signed-in",
    params: RegisterParam,
    query: Type.Object({ name: Type.Optional(Type.String({ maxLength: 200 })) }),
    body: Type.Unsafe<Blob>({ type: "string", format: "binary" }),
    response: ImportReportShape,
    maximumBytes: 100 * 1024 * 1024,
  }),
  commitImport: route({
    method: "POST",
    path: "/api/imports/{import}/commit",
    summary: { vi: "Nhận các dòng đúng của lần chạy thử", en: "Take the good rows of a dry run" },
    access: "signed-in",
    params: Type.Object({ import: Type.String({ maxLength: 64 }) }),
    body: Type.Object({ takeGood: Type.Boolean() }, { additionalProperties: false }),
    response: ImportReportShape,
    changes: true,
  }),
  importMendFile: route({
    method: "GET",
    path: "/api/imports/{import}/rows-to-mend",
    summary: {
      vi: "Các dòng sai, kèm lý do, để sửa rồi nhập lại",
      en: "The bad rows with reasons, to mend and import again",
    },
    access: "signed-in",
    params: Type.Object({ import: Type.String({ maxLength: 64 }) }),
    query: Type.Object({
      format: Type.Enum(["xlsx", "csv"]),
      language: Type.Optional(Type.Enum(["vi", "en"])),
    }),
    response: Type.Unknown(),
    media: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"],
  }),
  search: route({
    method: "GET",
    path: "/api/search",
    summary: { vi: "Tìm trong mọi danh mục", en: "Search all registers" },
    access: "open",
    query: Type.Object({
      q: Type.String({ minLength: 1, maxLength: 200 }),
      exact: Type.Optional(Type.Boolean()),
    }),
    response: Type.Object({
      hits: Type.Array(
        Type.Object({
          register: CodedShape,
          id: Type.String(),
          title: Type.String(),
          detail: Type.Optional(Type.String()),
        }),
      ),
    }),
  }),
} as const;
