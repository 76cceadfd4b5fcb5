// The second factor and the passkeys of one's own account over HTTP.
import { done } from "@nhipcau/domain/outcome.ts";
import type { Handlers } from "../http/handler.ts";
import type { Services } from "../services.ts";
import { ownAccountOf, post } from "./own-account.ts";
import { type AccountServices, asNothing } from "./with-people.ts";

export type FactorHandlers = Pick<
  Handlers,
  | "startSecondFactor"
  | "confirmSecondFactor"
  | "endSecondFactor"
  | "renewBackupCodes"
  | "startPasskey"
  | "addPasskey"
  | "removePasskey"
>;

export function factorHandlers(services: Services, own: AccountServices): FactorHandlers {
  const { mine, proving, asking } = ownAccountOf(services, own);
  return {
    startSecondFactor: async (asked) => {
      const answered = await proving(asked, post("/two-factor/enable", { password: asked.body.password }));
      if (!answered.ok) return answered;
      const { totpURI, backupCodes } = answered.value.body;
      return done({ uri: String(totpURI), backupCodes: textsIn(backupCodes) });
    },
    confirmSecondFactor: (asked) =>
      mine(asked, async (people, { id }) => {
        const code = asked.body.code.replaceAll(/\s/gu, "");
        const answered = await proving(asked, post("/two-factor/verify-totp", { code }));
        if (answered.ok) await people.store.useCode(id, code, services.clock());
        return asNothing(answered);
      }),
    endSecondFactor: async (asked) =>
      asNothing(await proving(asked, post("/two-factor/disable", { password: asked.body.password }))),
    renewBackupCodes: async (asked) => {
      const question = post("/two-factor/generate-backup-codes", { password: asked.body.password });
      const answered = await proving(asked, question);
      return answered.ok ? done({ backupCodes: textsIn(answered.value.body["backupCodes"]) }) : answered;
    },
    startPasskey: async (asked) => {
      const answered = await asking(asked, { method: "GET", path: "/passkey/generate-register-options" });
      return answered.ok ? done({ ...answered.value.body }) : answered;
    },
    addPasskey: async (asked) =>
      asNothing(await asking(asked, post("/passkey/verify-registration", asked.body))),
    removePasskey: async (asked) =>
      asNothing(await asking(asked, post("/passkey/delete-passkey", asked.params))),
  };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
