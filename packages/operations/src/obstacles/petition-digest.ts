// The digest by which a signature says which text of a petition it stands under.
import { createHash } from "node:crypto";
import { type PetitionContent, petitionContent } from "@nhipcau/domain/obstacles/petition-content.ts";

/** SHA-256 over what would go out, base64url, 43 characters; equal on every node that holds the same text. */
export function petitionDigest(petition: PetitionContent): string {
  return createHash("sha256").update(petitionContent(petition)).digest("base64url");
}
