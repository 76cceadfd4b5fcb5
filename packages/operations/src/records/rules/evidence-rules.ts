// Evidence that is a file names one that its own locality handed in here, with the size and kind that it has, under a name
// that may be kept.
import { isEvidenceMedia, isNamedAsItIs } from "@nhipcau/domain/evidence/evidence-media.ts";
import { parseFileName } from "@nhipcau/domain/evidence/file-name.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { EvidenceFile } from "../../ports/evidence-files.ts";
import type { RecordRule } from "./record-rule.ts";

export const evidenceFileIsHere: RecordRule = async ({ transaction, acting, versions }, refuse) => {
  for (const [index, { body }] of versions.entries()) {
    const { digest } = body;
    if (typeof digest !== "string") continue;
    const file = await transaction.handedIn(digest, acting.locality);
    const refusal = file
      ? refusalOfNamed(body, file)
      : ({ code: "file-not-handed-in", path: "digest" } as const);
    if (refusal) refuse(index, refusal);
  }
};

function refusalOfNamed(body: Readonly<Record<string, unknown>>, file: EvidenceFile): Refusal | undefined {
  const given = String(body["fileName"] ?? "");
  if (parseFileName(given) !== given) return { code: "bad-file-name", path: "fileName" };
  const { mediaType, size } = file;
  if (!isEvidenceMedia(mediaType) || !isNamedAsItIs(mediaType, given) || body["mediaType"] !== mediaType)
    return { code: "file-named-otherwise", path: "fileName", data: { name: given, media: mediaType } };
  return body["size"] === size
    ? undefined
    : {
        code: "out-of-range",
        path: "size",
        data: { "field.vi": "Cỡ tệp", "field.en": "Size", value: String(body["size"]), min: size, max: size },
      };
}
