// Evidence that is a file names one that its own locality handed in here, with the size and kind that it has, under a name
// that may be kept; and whoever confirms a result without the evidence its kind needs says why.
import {
  type EvidenceKind,
  evidenceMissing,
  type ResultKind,
} from "@nhipcau/domain/evidence/evidence-needed.ts";
import { isEvidenceMedia, isNamedAsItIs } from "@nhipcau/domain/evidence/evidence-media.ts";
import { parseFileName } from "@nhipcau/domain/evidence/file-name.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import { evidenceItems } from "@nhipcau/registers/cooperation/evidence-items.ts";
import { evidenceKinds } from "@nhipcau/registers/cooperation/evidence-kinds.ts";
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import type { EvidenceFile } from "../../ports/evidence-files.ts";
import { recordsThatRefer } from "../../urging/records-that-refer.ts";
import { idsOfVersions, type RecordRule } from "./record-rule.ts";

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

export const confirmedOnEvidence: RecordRule = async ({ transaction, acting, versions }, refuse) => {
  if (acting.role === "system") return;
  const silent = versions.filter(isConfirmedSilently);
  if (silent.length === 0) return;
  const ids = idsOfVersions(silent, "part");
  const known = await transaction.findMany(parts, ids);
  const shown = Map.groupBy(
    await recordsThatRefer(transaction, evidenceItems, "part", ids),
    ({ body }) => body.part,
  );
  for (const [index, version] of versions.entries()) {
    if (!isConfirmedSilently(version)) continue;
    const part = String(version.body["part"]);
    const kind = known.get(part)?.body["resultKind"] as ResultKind | undefined;
    if (kind === undefined) continue;
    const given = (shown.get(part) ?? []).filter(
      ({ body }) => body.date <= String(version.body["decidedOn"]),
    );
    const missing = evidenceMissing(
      kind,
      given.map(({ body }) => body.kind),
    );
    if (missing.length === 0) continue;
    const { vi, en } = sentenceOf(missing);
    refuse(index, {
      code: "evidence-missing",
      path: "reason",
      data: { "missing.vi": vi, "missing.en": en },
    });
  }
};

function isConfirmedSilently({ body }: { readonly body: Readonly<Record<string, unknown>> }): boolean {
  return body["decision"] === "confirmed" && (body["reason"] === undefined || body["reason"] === "");
}

function sentenceOf(missing: readonly (readonly EvidenceKind[])[]): Text {
  const inLanguage = (language: "vi" | "en", or: string, and: string): string =>
    missing
      .map((anyOf) => anyOf.map((kind) => evidenceKinds.codes[kind][language].toLowerCase()).join(or))
      .join(and);
  return { vi: inLanguage("vi", " hoặc ", "; "), en: inLanguage("en", " or ", "; ") };
}
