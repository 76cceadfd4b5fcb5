// Signatures under a joint petition: each party's own word, agreement or objection, to exactly the text it read. The digest
// says which; when the text changes the signature stays on record and no longer counts.
import { codeList } from "../declaration/code-list.ts";
import { code, date, longText, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const signatureDecisions = codeList(
  "signature-decisions",
  { vi: "Ý kiến về kiến nghị", en: "Word on a petition" },
  { agree: { vi: "Đồng ý", en: "Agrees" }, object: { vi: "Không đồng ý", en: "Objects" } },
);

export const petitionSignatures = defineRegister({
  name: "petition-signatures",
  label: { vi: "Chữ ký kiến nghị", en: "Petition signatures" },
  help: {
    vi: "Mỗi bên tự ghi mình đồng ý hay không với đúng lời văn đã đọc",
    en: "Each party says for itself whether it agrees to the text it read",
  },
  group: "cooperation",
  scope: "public",
  writers: ["leader", "focal-point"],
  titleField: "decision",
  holdsFrom: "signedOn",
  fields: {
    petition: required(
      reference("petitions", { label: { vi: "Kiến nghị", en: "Petition" }, filterable: true, listed: true }),
    ),
    decision: required(
      code(signatureDecisions, { label: { vi: "Ý kiến", en: "Word" }, filterable: true, listed: true }),
    ),
    reason: longText({
      label: { vi: "Lý do", en: "Reason" },
      help: { vi: "Bắt buộc khi không đồng ý", en: "Needed when objecting" },
      searchable: true,
      maximum: 4000,
    }),
    signedOn: required(date({ label: { vi: "Ngày ký", en: "Signed on" }, filterable: true, listed: true })),
    agency: required(
      reference("agencies", {
        label: { vi: "Cơ quan ký", en: "Signing body" },
        filterable: true,
        listed: true,
      }),
    ),
    textDigest: required(
      text({
        label: { vi: "Mã băm lời văn đã ký", en: "Digest of the text signed" },
        filterable: true,
        maximum: 64,
      }),
    ),
  },
  checks: [
    {
      fields: ["reason", "decision"],
      describes: { vi: "Không đồng ý thì nêu lý do", en: "An objection gives its reason" },
      refusal: ({ decision, reason }) =>
        decision === "object" && !reason
          ? { code: "required", data: { "field.vi": "Lý do", "field.en": "Reason" } }
          : undefined,
    },
  ],
});
