// Review snapshots: the figures of a review as they stood when they were taken, whole, with their SHA-256. The convening
// side takes them; a party signs the digest, so that nobody can sign one thing and show another.
import { date, integer, longText, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const reviewSnapshots = defineRegister({
  name: "review-snapshots",
  label: { vi: "Bản chốt số liệu", en: "Review snapshots" },
  help: {
    vi: "Hồ sơ sơ kết nguyên văn tại lúc chốt, kèm mã băm SHA-256; do bên triệu tập chốt",
    en: "The whole pack as it was taken, with its SHA-256; taken by the convening side",
  },
  group: "cooperation",
  scope: "public",
  titleField: "digest",
  writers: ["focal-point", "leader"],
  lasting: true,
  holdsFrom: "takenOn",
  fields: {
    review: required(
      reference("reviews", { label: { vi: "Kỳ sơ kết", en: "Review" }, filterable: true, listed: true }),
    ),
    number: required(
      integer({
        label: { vi: "Bản số", en: "Number" },
        filterable: true,
        listed: true,
        minimum: 1,
        maximum: 10_000,
      }),
    ),
    cutOff: required(date({ label: { vi: "Chốt đến hết ngày", en: "Cut-off" }, filterable: true })),
    takenOn: required(date({ label: { vi: "Ngày chốt", en: "Taken on" }, filterable: true, listed: true })),
    digest: required(
      text({ label: { vi: "Mã băm SHA-256", en: "SHA-256" }, filterable: true, listed: true, maximum: 64 }),
    ),
    pack: required(
      longText({
        label: { vi: "Hồ sơ nguyên văn", en: "The pack" },
        help: {
          vi: "JSON chuẩn tắc; mã băm tính trên chính những chữ này",
          en: "Canonical JSON; the digest is of these letters",
        },
        maximum: 4_000_000,
      }),
    ),
  },
});
