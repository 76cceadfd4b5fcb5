// A side speaks through its own bodies: the agency that a record names as speaking is one of the locality that writes it.
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { readBodies } from "../../programme/programme.ts";
import { idsOfVersions, type RecordRule } from "./record-rule.ts";

/** For registers whose records name the speaking body in `field`. */
export function agencyOfOwnSide(field: string): RecordRule {
  return async ({ transaction, acting, versions, today }, refuse) => {
    if (acting.role === "system") return;
    const known = await transaction.findMany(agencies, idsOfVersions(versions, field));
    const { stewardOf, localityName } = await readBodies(transaction, today);
    for (const [index, { body }] of versions.entries()) {
      const agency = known.get(String(body[field]))?.body;
      if (!agency || stewardOf(String(agency["locality"])) === acting.locality) continue;
      const data = { agency: String(agency["name"]), locality: localityName(acting.locality) };
      refuse(index, { code: "agency-of-other-side", path: field, data });
    }
  };
}
