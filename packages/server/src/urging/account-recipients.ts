// The accounts of a demonstration as those who are reached: each bears its one role, and its letters go where it said.
import type { DigestStore } from "@nhipcau/operations/ports/digests.ts";
import type { Recipient, Recipients } from "@nhipcau/operations/ports/recipients.ts";
import type { Account } from "../account.ts";

/** Recipients that are these accounts, with the addresses they gave. */
export function makeAccountRecipients(accounts: readonly Account[], digests: DigestStore): Recipients {
  const list = async (): Promise<readonly Recipient[]> => {
    const addresses = await digests.addresses();
    return accounts
      .map(({ id, locality, agency, role }) => ({
        person: id,
        bears: [{ locality, role, ...(agency === undefined ? {} : { agency }) }],
        language: "vi" as const,
        ...addresses.get(id),
      }))
      .toSorted((a, b) => (a.person < b.person ? -1 : 1));
  };
  return { list, find: async (person) => (await list()).find((one) => one.person === person) };
}
