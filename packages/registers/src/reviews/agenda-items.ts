// Agenda items: what a conference speaks about, in which order and for how long. The convening side of the conference sets it.
import { integer, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const agendaItems = defineRegister({
  name: "agenda-items",
  label: { vi: "Mục chương trình hội nghị", en: "Agenda items" },
  help: {
    vi: "Hội nghị bàn mục nào, theo thứ tự nào, trong bao lâu",
    en: "What a conference speaks about, in which order, for how long",
  },
  group: "cooperation",
  scope: "public",
  titleField: "title",
  writers: ["focal-point", "leader"],
  fields: {
    conference: required(
      reference("conferences", {
        label: { vi: "Hội nghị", en: "Conference" },
        filterable: true,
        listed: true,
      }),
    ),
    position: required(
      integer({
        label: { vi: "Thứ tự", en: "Order" },
        filterable: true,
        listed: true,
        minimum: 1,
        maximum: 10_000,
      }),
    ),
    title: required(
      text({ label: { vi: "Nội dung", en: "Title" }, searchable: true, listed: true, maximum: 4000 }),
    ),
    item: text({
      label: { vi: "Mục của hồ sơ", en: "Item of the pack" },
      help: { vi: "Mã của mục trong hồ sơ sơ kết", en: "The item's key in the review's pack" },
      filterable: true,
      maximum: 120,
    }),
    minutes: required(
      integer({
        label: { vi: "Thời lượng", en: "Time allotted" },
        unit: { vi: "phút", en: "min" },
        listed: true,
        minimum: 1,
        maximum: 480,
      }),
    ),
  },
});
