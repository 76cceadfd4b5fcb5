// Who writes what of a conference: its convening side the agenda, a party what was concluded, each side who of its own is there.
import { agreements } from "@nhipcau/registers/cooperation/agreements.ts";
import { agencies } from "@nhipcau/registers/governance/agencies.ts";
import { conferences } from "@nhipcau/registers/reviews/conferences.ts";
import { readBodies } from "../../programme/programme.ts";
import { refusalOfStranger } from "./own-word.ts";
import { idsIn, idsOfVersions, type RecordRule } from "./record-rule.ts";

/** For registers whose records name their conference: only the convening side of it writes them. */
export const ofConveningSide: RecordRule = async ({ transaction, acting, versions, today }, refuse) => {
  if (acting.role === "system") return;
  const known = await transaction.findMany(conferences, idsOfVersions(versions, "conference"));
  const { stewardOf, localityName } = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const conference = known.get(String(body["conference"]));
    const side = stewardOf(String(conference?.body["convenedBy"]));
    if (!conference || side === acting.locality) continue;
    const data = { locality: localityName(side) };
    refuse(index, { code: "convening-side-only", path: "conference", data });
  }
};

/** For registers whose records name their conference: only a party of its agreement writes them. */
export const partyOfConference: RecordRule = async (ask, refuse) => {
  const known = await ask.transaction.findMany(conferences, idsOfVersions(ask.versions, "conference"));
  for (const [index, { body }] of ask.versions.entries()) {
    const conference = known.get(String(body["conference"]));
    const agreement =
      conference && (await ask.transaction.find(agreements, String(conference.body["agreement"])));
    if (!agreement) continue;
    const refusal = await refusalOfStranger(ask, idsIn(agreement.body["signatories"]));
    if (refusal) refuse(index, { ...refusal, path: "conference" });
  }
};

/** A side says who is there of its own agencies. */
export const ownAgency: RecordRule = async ({ transaction, acting, versions, today }, refuse) => {
  if (acting.role === "system") return;
  const known = await transaction.findMany(agencies, idsOfVersions(versions, "agency"));
  const { stewardOf, localityName } = await readBodies(transaction, today);
  for (const [index, { body }] of versions.entries()) {
    const locality = known.get(String(body["agency"]))?.body["locality"];
    if (typeof locality !== "string" || stewardOf(locality) === acting.locality) continue;
    const data = { locality: localityName(locality) };
    refuse(index, { code: "statement-of-other-side", path: "agency", data });
  }
};
