// The programme: overview, agreements, commitments, parts, the map and the review.
import { Type } from "typebox";
import { route } from "../route.ts";
import { FiveNumbersShape, PartFilterShape } from "../shapes/figures.ts";
import { ObstacleItemShape } from "../shapes/petitions.ts";
import {
  ClauseViewShape,
  CommitmentSummaryShape,
  DecisionViewShape,
  MayDoShape,
  ObstacleViewShape,
  PartViewShape,
  ReportViewShape,
  StatusStatementViewShape,
} from "../shapes/programme.ts";
import { ReviewShape } from "../shapes/review.ts";
import { CodedShape, DayShape, NamedShape, TextShape } from "../shapes/text-shape.ts";

const asOf = Type.Optional(DayShape);
const IdParam = Type.Object({ id: Type.String({ maxLength: 64 }) });

const GroupShape = Type.Object({
  id: Type.String(),
  name: TextShape,
  figures: FiveNumbersShape,
});

const PartySinceSigningShape = Type.Object({
  party: NamedShape,
  /** The signatories it continues; itself alone when nothing changed. */
  continues: Type.Array(NamedShape),
});

const AgreementSummaryShape = Type.Object({
  id: Type.String(),
  title: Type.String(),
  titleEn: Type.Optional(Type.String()),
  form: CodedShape,
  signedOn: Type.Optional(DayShape),
  dateCertainty: Type.Optional(CodedShape),
  signatories: Type.Array(NamedShape),
  parties: Type.Array(PartySinceSigningShape),
  /** All signatories have become one locality. */
  internal: Type.Boolean(),
  clauses: Type.Integer(),
  clausesNotConcrete: Type.Integer(),
  commitments: Type.Integer(),
  figures: FiveNumbersShape,
});

export const programmeRoutes = {
  overview: route({
    method: "GET",
    path: "/api/overview",
    summary: {
      vi: "Tổng quan: năm con số, việc chờ, việc trễ",
      en: "Overview: the five numbers, what waits, what is late",
    },
    access: "open",
    query: Type.Object({ asOf, agreement: Type.Optional(Type.String({ maxLength: 64 })) }),
    response: Type.Object({
      asOf: DayShape,
      /** The day of the newest report counted; absent when there is none. */
      dataDate: Type.Optional(DayShape),
      figures: FiveNumbersShape,
      overdueByLocality: Type.Array(Type.Object({ locality: NamedShape, overdue: Type.Integer() })),
      /** Open parts that wait for an open part of another side, by the side waited for. */
      waitingFor: Type.Array(
        Type.Object({
          locality: NamedShape,
          parts: Type.Integer(),
          longestDays: Type.Optional(Type.Integer()),
        }),
      ),
      beyondAuthority: Type.Object({
        obstacles: Type.Integer(),
        of: Type.Integer(),
        longestDays: Type.Optional(Type.Integer()),
      }),
      /** Joint petitions sent and not yet answered, of all that were sent. */
      petitions: Type.Object({
        waiting: Type.Integer(),
        of: Type.Integer(),
        longestDays: Type.Optional(Type.Integer()),
      }),
      notConcrete: Type.Object({ clauses: Type.Integer(), of: Type.Integer(), agreements: Type.Integer() }),
      disagreements: Type.Object({ commitments: Type.Integer(), of: Type.Integer() }),
      silent: Type.Object({ parts: Type.Integer(), of: Type.Integer(), days: Type.Integer() }),
      attention: Type.Array(CommitmentSummaryShape),
      byAgreement: Type.Array(GroupShape),
      byLocality: Type.Array(GroupShape),
      bySector: Type.Array(GroupShape),
      matrix: Type.Array(
        Type.Object({ locality: Type.String(), sector: Type.String(), figures: FiveNumbersShape }),
      ),
      illustrativeParts: Type.Integer(),
      stale: Type.Optional(Type.Boolean()),
    }),
  }),
  agreements: route({
    method: "GET",
    path: "/api/agreements",
    summary: { vi: "Các thỏa thuận với số liệu", en: "Agreements with their figures" },
    access: "open",
    query: Type.Object({ asOf }),
    response: Type.Object({ asOf: DayShape, agreements: Type.Array(AgreementSummaryShape) }),
  }),
  agreement: route({
    method: "GET",
    path: "/api/agreements/{id}",
    summary: {
      vi: "Một thỏa thuận: nội dung → cam kết → phần việc",
      en: "An agreement: clauses → commitments → parts",
    },
    access: "open",
    params: IdParam,
    query: Type.Object({ asOf }),
    response: Type.Object({
      asOf: DayShape,
      agreement: AgreementSummaryShape,
      signingAgencies: Type.Array(NamedShape),
      place: Type.Optional(Type.String()),
      termFrom: Type.Optional(DayShape),
      termTo: Type.Optional(DayShape),
      motto: Type.Optional(Type.String()),
      documentNumber: Type.Optional(Type.String()),
      source: Type.Optional(NamedShape),
      locator: Type.Optional(Type.String()),
      note: Type.Optional(Type.String()),
      clauses: Type.Array(ClauseViewShape),
      commitments: Type.Array(CommitmentSummaryShape),
      parts: Type.Array(PartViewShape),
      results: Type.Array(
        Type.Object({
          id: Type.String(),
          content: Type.String(),
          contentEn: Type.Optional(Type.String()),
          sector: CodedShape,
        }),
      ),
      limitations: Type.Array(
        Type.Object({
          id: Type.String(),
          content: Type.String(),
          contentEn: Type.Optional(Type.String()),
          sector: CodedShape,
        }),
      ),
    }),
  }),
  commitments: route({
    method: "GET",
    path: "/api/commitments",
    summary: { vi: "Các cam kết, việc trễ trước", en: "Commitments, late ones first" },
    access: "open",
    query: Type.Object({
      asOf,
      agreement: Type.Optional(Type.String({ maxLength: 64 })),
      sector: Type.Optional(Type.String({ maxLength: 64 })),
      locality: Type.Optional(Type.String({ maxLength: 64 })),
      class: Type.Optional(
        Type.Enum(["done-on-time", "done-late", "open-in-term", "open-overdue", "cannot-rate"]),
      ),
      disagreement: Type.Optional(Type.Boolean()),
      q: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    response: Type.Object({
      asOf: DayShape,
      total: Type.Integer(),
      commitments: Type.Array(CommitmentSummaryShape),
    }),
  }),
  commitment: route({
    method: "GET",
    path: "/api/commitments/{id}",
    summary: { vi: "Một cam kết: hai đầu nhịp cầu", en: "A commitment: both ends of the span" },
    access: "open",
    params: IdParam,
    query: Type.Object({ asOf }),
    response: Type.Object({
      asOf: DayShape,
      commitment: CommitmentSummaryShape,
      product: Type.Optional(Type.String()),
      clauses: Type.Array(ClauseViewShape),
      parts: Type.Array(PartViewShape),
      reports: Type.Array(ReportViewShape),
      obstacles: Type.Array(ObstacleViewShape),
      extensions: Type.Array(
        Type.Object({
          id: Type.String(),
          part: Type.String(),
          decidedOn: DayShape,
          newDueDate: DayShape,
          grantedBy: Type.Optional(NamedShape),
          reason: Type.String(),
        }),
      ),
      results: Type.Array(NamedShape),
      statements: Type.Array(StatusStatementViewShape),
      milestones: Type.Array(
        Type.Object({
          id: Type.String(),
          title: Type.String(),
          kind: CodedShape,
          dueDate: Type.Optional(DayShape),
          dateMet: Type.Optional(DayShape),
          status: CodedShape,
        }),
      ),
      /** What assigners decided about the parts' reports, newest first. */
      decisions: Type.Array(DecisionViewShape),
      /** The parts of the signed-in person's own locality that may be reported on. */
      mayReport: Type.Array(Type.String()),
      /** What the signed-in person may say about which part now; parts about which nothing are left out. */
      mayDo: Type.Array(MayDoShape),
    }),
  }),
  parts: route({
    method: "GET",
    path: "/api/parts",
    summary: { vi: "Danh sách phần việc mà một con số đếm", en: "The parts that a figure counts" },
    access: "open",
    query: Type.Object({ asOf, ...PartFilterShape.properties }),
    response: Type.Object({ asOf: DayShape, total: Type.Integer(), parts: Type.Array(PartViewShape) }),
  }),
  clauses: route({
    method: "GET",
    path: "/api/clauses",
    summary: {
      vi: "Nội dung hợp tác, lọc theo đã hay chưa cụ thể hóa",
      en: "Clauses, by whether anything makes them concrete",
    },
    access: "open",
    query: Type.Object({
      asOf,
      agreement: Type.Optional(Type.String({ maxLength: 64 })),
      concrete: Type.Optional(Type.Boolean()),
      /** Only clauses with the force of an agreement or a direction, which the denominator counts. */
      binding: Type.Optional(Type.Boolean()),
    }),
    response: Type.Object({ asOf: DayShape, total: Type.Integer(), clauses: Type.Array(ClauseViewShape) }),
  }),
  obstacles: route({
    method: "GET",
    path: "/api/obstacles",
    summary: { vi: "Vướng mắc đang mở, lâu nhất trước", en: "Open obstacles, oldest first" },
    access: "open",
    query: Type.Object({
      asOf,
      agreement: Type.Optional(Type.String({ maxLength: 64 })),
      beyondAuthority: Type.Optional(Type.Boolean()),
    }),
    response: Type.Object({
      asOf: DayShape,
      total: Type.Integer(),
      obstacles: Type.Array(ObstacleItemShape),
    }),
  }),
  map: route({
    method: "GET",
    path: "/api/map",
    summary: {
      vi: "Bản đồ: công trình, cảng, cửa khẩu và nhịp nối các địa phương",
      en: "Map: projects, ports, gates and the spans between localities",
    },
    access: "open",
    query: Type.Object({ asOf }),
    response: Type.Object({
      asOf: DayShape,
      features: Type.Array(
        Type.Object({
          id: Type.String(),
          register: Type.String(),
          kind: CodedShape,
          name: Type.String(),
          geometry: Type.Unknown(),
          status: Type.Optional(CodedShape),
          statusDate: Type.Optional(DayShape),
          conflict: Type.Boolean(),
          commitment: Type.Optional(NamedShape),
          class: Type.Optional(Type.String()),
          accuracyKm: Type.Optional(Type.Number()),
        }),
      ),
      /** For each pair of localities with commitments: where they stand and the five numbers between them. */
      spans: Type.Array(
        Type.Object({
          from: NamedShape,
          to: NamedShape,
          coordinates: Type.Array(Type.Array(Type.Number())),
          figures: FiveNumbersShape,
          commitments: Type.Integer(),
          class: Type.String(),
        }),
      ),
    }),
  }),
  reviewPreview: route({
    method: "GET",
    path: "/api/reviews/preview",
    summary: { vi: "Xem trước báo cáo sơ kết", en: "Preview of the interim review" },
    access: "open",
    query: Type.Object({
      agreement: Type.String({ maxLength: 64 }),
      from: Type.Optional(DayShape),
      cutOff: DayShape,
      /** A review: once it is locked, what was signed is given, whatever changed since. */
      review: Type.Optional(Type.String({ maxLength: 64 })),
      layout: Type.Optional(Type.Enum(["government", "party"])),
      issuer: Type.Optional(Type.String({ maxLength: 64 })),
    }),
    response: ReviewShape,
  }),
  reviewDocument: route({
    method: "GET",
    path: "/api/reviews/document",
    summary: { vi: "Báo cáo sơ kết dạng DOCX", en: "The interim review as DOCX" },
    access: "open",
    query: Type.Object({
      agreement: Type.String({ maxLength: 64 }),
      from: Type.Optional(DayShape),
      cutOff: DayShape,
      /** A review: once it is locked, what was signed is given, whatever changed since. */
      review: Type.Optional(Type.String({ maxLength: 64 })),
      layout: Type.Optional(Type.Enum(["government", "party"])),
      issuer: Type.Optional(Type.String({ maxLength: 64 })),
      number: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999 })),
      signerTitle: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    response: Type.Unknown(),
    media: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  }),
} as const;
