// Dispatches: the drafting side sends the agreed petition, under a number, to those it is addressed to. Waiting is counted
// from that day.
import { date, reference, references, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const petitionDispatches = defineRegister({
  name: "petition-dispatches",
  label: { vi: "Gửi kiến nghị", en: "Petition dispatches" },
  help: {
    vi: "Bên soạn gửi kiến nghị khi mọi bên đã đồng ý; số ngày chờ tính từ ngày gửi",
    en: "The drafting side sends what all have agreed to; waiting is counted from that day",
  },
  group: "cooperation",
  scope: "public",
  // Sending also opens the petition to everybody, so only who writes petitions sends them.
  writers: ["focal-point"],
  titleField: "documentNumber",
  holdsFrom: "sentOn",
  fields: {
    petition: required(
      reference("petitions", { label: { vi: "Kiến nghị", en: "Petition" }, filterable: true, listed: true }),
    ),
    sentOn: required(date({ label: { vi: "Ngày gửi", en: "Sent on" }, filterable: true, listed: true })),
    documentNumber: required(
      text({
        label: { vi: "Số, ký hiệu", en: "Number and symbol" },
        searchable: true,
        filterable: true,
        listed: true,
        maximum: 60,
      }),
    ),
    sentTo: required(
      references("agencies", {
        label: { vi: "Nơi nhận", en: "Sent to" },
        filterable: true,
        listed: true,
      }),
    ),
  },
});
