// Conference presences: who is there, by agency, never by name. Each side says it of its own agencies.
import { integer, reference, required } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const conferencePresences = defineRegister({
  name: "conference-presences",
  label: { vi: "Cơ quan dự hội nghị", en: "Conference presences" },
  help: {
    vi: "Cơ quan nào đến, cơ quan nào về; mỗi bên ghi cơ quan của mình",
    en: "Which agency arrived and left; each side says it of its own",
  },
  group: "cooperation",
  scope: "public",
  titleField: "agency",
  writers: ["focal-point", "leader", "specialist"],
  fields: {
    conference: required(
      reference("conferences", {
        label: { vi: "Hội nghị", en: "Conference" },
        filterable: true,
        listed: true,
      }),
    ),
    locality: required(
      reference("localities", { label: { vi: "Bên", en: "Side" }, filterable: true, listed: true }),
    ),
    agency: required(
      reference("agencies", { label: { vi: "Cơ quan", en: "Agency" }, filterable: true, listed: true }),
    ),
    arrived: required(
      integer({
        label: { vi: "Đến lúc", en: "Arrived" },
        help: { vi: "Mili giây từ 1970, giờ UTC", en: "Milliseconds since 1970, UTC" },
        minimum: 0,
      }),
    ),
    left: integer({
      label: { vi: "Về lúc", en: "Left" },
      help: { vi: "Mili giây từ 1970, giờ UTC", en: "Milliseconds since 1970, UTC" },
      minimum: 0,
    }),
  },
  checks: [
    {
      fields: ["left", "arrived"],
      describes: { vi: "Không về trước khi đến", en: "Nobody leaves before arriving" },
      refusal: ({ arrived, left }) =>
        left !== undefined && left < arrived
          ? {
              code: "check-failed",
              data: {
                "message.vi": "Giờ về sớm hơn giờ đến.",
                "message.en": "The agency left before it arrived.",
              },
            }
          : undefined,
    },
  ],
});
