// Accounts that sign in by password, made through the signing-in library, whose hashing it is.
import type { PasswordKeeper } from "@nhipcau/operations/people/accept-invitation.ts";
import type { People } from "./people.ts";

export function keepPasswords(people: People): PasswordKeeper {
  const keep = async (person: string, password: string): Promise<void> => {
    const { internalAdapter, password: hasher } = await (await people.auth()).$context;
    await internalAdapter.linkAccount({
      userId: person,
      providerId: "credential",
      accountId: person,
      password: await hasher.hash(password),
    });
  };
  return {
    make: async ({ id, name, email, userName, password }) => {
      const { internalAdapter } = await (await people.auth()).$context;
      // The address was written down by whoever invited the person, not proven by them.
      await internalAdapter.createUser(
        { id, name, email, username: userName, emailVerified: false },
        { method: "email" },
      );
      await keep(id, password);
    },
    setPassword: keep,
  };
}
