// Directives: the opinion that came back on an escalation. Written by the locality that was asked; where a central body was
// asked, which has no node here, by the side that asked and holds its document.
import { date, longText, reference, required, text, yesNo } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const directives = defineRegister({
  name: "directives",
  label: { vi: "Ý kiến chỉ đạo", en: "Directives" },
  help: {
    vi: "Ý kiến trả lời một báo cáo xin ý kiến: của ai, ngày nào, văn bản số mấy, có gỡ được không",
    en: "What came back on an escalation: from whom, when, under which number, whether it clears the obstacle",
  },
  group: "cooperation",
  scope: "public",
  writers: ["leader", "focal-point"],
  titleField: "opinion",
  holdsFrom: "givenOn",
  fields: {
    escalation: required(
      reference("escalations", {
        label: { vi: "Báo cáo xin ý kiến", en: "Escalation" },
        filterable: true,
        listed: true,
      }),
    ),
    givenOn: required(
      date({ label: { vi: "Ngày cho ý kiến", en: "Given on" }, filterable: true, listed: true }),
    ),
    givenBy: required(
      reference("agencies", {
        label: { vi: "Cơ quan cho ý kiến", en: "Given by" },
        filterable: true,
        listed: true,
      }),
    ),
    opinion: required(
      longText({
        label: { vi: "Ý kiến chỉ đạo", en: "Opinion" },
        searchable: true,
        listed: true,
        maximum: 8000,
      }),
    ),
    documentNumber: text({
      label: { vi: "Số, ký hiệu văn bản", en: "Document number" },
      searchable: true,
      expected: true,
      maximum: 60,
    }),
    clears: yesNo({
      label: { vi: "Gỡ được vướng mắc", en: "Clears the obstacle" },
      help: {
        vi: "Bên có vướng mắc vẫn tự ghi ngày gỡ xong",
        en: "The obstacle's own side still records the day it is cleared",
      },
      filterable: true,
    }),
  },
});
