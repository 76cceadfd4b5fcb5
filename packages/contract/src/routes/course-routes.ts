// The course of a programme: burn-up, timeline, two days compared.
import { Type } from "typebox";
import { route } from "../route.ts";
import { BurnUpShape, ComparisonShape, TimelineShape } from "../shapes/course.ts";
import { DayShape } from "../shapes/text-shape.ts";

const id = Type.Optional(Type.String({ maxLength: 64 }));
const ofProgramme = { agreement: id, locality: id, sector: id };

export const courseRoutes = {
  burnUp: route({
    method: "GET",
    path: "/api/burn-up",
    summary: {
      vi: "Phần việc hoàn thành theo tuần, bên cạnh kế hoạch",
      en: "Parts done week by week, beside the plan",
    },
    access: "open",
    query: Type.Object({ asOf: Type.Optional(DayShape), ...ofProgramme }),
    response: BurnUpShape,
  }),
  timeline: route({
    method: "GET",
    path: "/api/timeline",
    summary: {
      vi: "Tiến trình cả chương trình: mỗi bên một thanh, việc nào chờ việc nào",
      en: "The whole programme on one timeline: a bar for each side, and what waits for what",
    },
    access: "open",
    query: Type.Object({ asOf: Type.Optional(DayShape), ...ofProgramme }),
    response: TimelineShape,
  }),
  comparison: route({
    method: "GET",
    path: "/api/comparison",
    summary: { vi: "So sánh hai ngày: điều gì đã đổi", en: "Two days compared: what changed" },
    access: "open",
    query: Type.Object({ from: DayShape, to: DayShape, ...ofProgramme }),
    response: ComparisonShape,
  }),
} as const;
