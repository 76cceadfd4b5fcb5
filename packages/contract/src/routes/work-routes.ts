// A person's work: the queues of what they must do, decide or wait for.
import { Type } from "typebox";
import { route } from "../route.ts";
import { MayDoShape, PartViewShape } from "../shapes/programme.ts";
import { DayShape } from "../shapes/text-shape.ts";

const queue = Type.Enum(["overdue", "due-soon", "to-confirm", "returned", "waiting"]);
const scope = Type.Enum(["all", "lead", "coordinating"]);

const QueueCountsShape = Type.Object({
  overdue: Type.Integer(),
  "due-soon": Type.Integer(),
  "to-confirm": Type.Integer(),
  returned: Type.Integer(),
  waiting: Type.Integer(),
});

export const workRoutes = {
  work: route({
    method: "GET",
    path: "/api/work",
    summary: {
      vi: "Việc của tôi: quá hạn, sắp đến hạn, chờ tôi xác nhận, bị trả lại, chờ bên khác",
      en: "My work: overdue, due soon, to be confirmed by me, returned, waiting for others",
    },
    access: "signed-in",
    query: Type.Object({
      /** The first queue with something in it when left out. */
      queue: Type.Optional(queue),
      /** Whose parts; a specialist's agency's when left out, else the locality's. */
      scope: Type.Optional(scope),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    }),
    response: Type.Object({
      asOf: DayShape,
      queue,
      scope,
      counts: QueueCountsShape,
      /** Different parts in the queues that ask for something to be done. */
      needsMe: Type.Integer(),
      /** The queue's parts, red first, from the offset on. */
      rows: Type.Array(Type.Object({ part: PartViewShape, events: MayDoShape.properties.events })),
      next: Type.Optional(Type.Integer()),
    }),
  }),
  workCounts: route({
    method: "GET",
    path: "/api/work/counts",
    summary: { vi: "Số việc trong mỗi hàng chờ của tôi", en: "How much stands in each of my queues" },
    access: "session",
    query: Type.Object({ scope: Type.Optional(scope) }),
    response: Type.Object({
      asOf: DayShape,
      scope,
      counts: QueueCountsShape,
      needsMe: Type.Integer(),
    }),
  }),
} as const;
