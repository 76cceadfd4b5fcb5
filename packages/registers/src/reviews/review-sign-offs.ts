// Review sign-offs: one party's word that the figures of one snapshot are the ones it stands by. Each party signs for itself,
// and only its leader does.
import { date, reference, required, text } from "../declaration/field.ts";
import { defineRegister } from "../declaration/register.ts";

export const reviewSignOffs = defineRegister({
  name: "review-sign-offs",
  label: { vi: "Ký chốt sơ kết", en: "Review sign-offs" },
  help: {
    vi: "Một bên xác nhận đúng bản chốt có mã băm này; mỗi bên tự ký, do lãnh đạo ký",
    en: "One party stands by the snapshot with this digest; each signs for itself, its leader does",
  },
  group: "cooperation",
  scope: "public",
  titleField: "digest",
  writers: ["leader"],
  lasting: true,
  holdsFrom: "signedOn",
  fields: {
    review: required(
      reference("reviews", { label: { vi: "Kỳ sơ kết", en: "Review" }, filterable: true, listed: true }),
    ),
    snapshot: required(
      reference("review-snapshots", { label: { vi: "Bản chốt", en: "Snapshot" }, filterable: true }),
    ),
    digest: required(
      text({
        label: { vi: "Mã băm đã ký", en: "Digest signed" },
        filterable: true,
        listed: true,
        maximum: 64,
      }),
    ),
    locality: required(
      reference("localities", { label: { vi: "Bên ký", en: "Party" }, filterable: true, listed: true }),
    ),
    agency: reference("agencies", {
      label: { vi: "Cơ quan ký", en: "Agency" },
      filterable: true,
      listed: true,
      expected: true,
    }),
    signedOn: required(date({ label: { vi: "Ngày ký", en: "Signed on" }, filterable: true, listed: true })),
  },
});
