// What speaks about one part is its own side's to write, and no other's (law 1).
import { parts } from "@nhipcau/registers/cooperation/parts.ts";
import { readBodies } from "../../programme/programme.ts";
import { idsOfVersions, type RecordRule } from "./record-rule.ts";

/** For registers whose records name the part they speak about in `part`. */
export const ownPart: RecordRule = async ({ transaction, acting, versions, today }, refuse) => {
  const known = await transaction.findMany(parts, idsOfVersions(versions, "part"));
  const { stewardOf, localityName } = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const part = known.get(String(body["part"]));
    const locality = part && String(part.body["locality"]);
    if (locality !== undefined && stewardOf(locality) !== acting.locality && acting.role !== "system") {
      refuse(index, {
        code: "report-about-other-side",
        path: "part",
        data: { locality: localityName(stewardOf(locality)) },
      });
    }
  }
};
