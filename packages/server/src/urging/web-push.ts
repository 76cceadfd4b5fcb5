// Messages to browsers (RFC 8030, 8291, 8292): encrypted for the browser, signed with the node's key, sent to the address
// the browser named, which must not be one beside this machine.
import { isIP } from "node:net";
import type { PushAddress, PushSender } from "@nhipcau/operations/ports/pushes.ts";
import { makeHttpTransport } from "../exchange/http-transport.ts";
import { isPrivateAddress } from "../exchange/private-address.ts";

export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface PushOptions {
  readonly keys: PushKeys;
  /** Whom a push service may write to: `mailto:…` or the node's https address. */
  readonly subject: string;
  /** Also to addresses of this machine, without TLS; for tests. */
  readonly privateAddress?: boolean;
}

/** A sender with connections of its own. */
export function makePushSender({ keys, subject, privateAddress = false }: PushOptions): PushSender {
  const transport = makeHttpTransport();
  return {
    publicKey: keys.publicKey,
    send: async (address, message) => {
      if (!isPushAddress(address.endpoint, privateAddress)) return "gone";
      const { endpoint, p256dh, auth } = address;
      const { headers, body } = (await load()).generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        message,
        {
          vapidDetails: { subject, ...keys },
          TTL: 24 * 60 * 60,
          contentEncoding: "aes128gcm",
          urgency: "normal",
        },
      );
      const url = new URL(endpoint);
      const answer = await transport.send({
        endpoint: url.origin,
        target: url.pathname + url.search,
        method: "POST",
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        ...(body === null ? {} : { body }),
        privateAddress,
        timeoutMs: 15_000,
        mostBytes: 64 * 1024,
      });
      if (!answer.ok) return "failed";
      const { status } = answer.value;
      if (status >= 200 && status < 300) return "sent";
      return status === 404 || status === 410 ? "gone" : "failed";
    },
    close: () => transport.close(),
  };
}

/** A new pair of keys for a node. */
export async function generatePushKeys(): Promise<PushKeys> {
  return (await load()).generateVAPIDKeys();
}

// Loaded when there is something to send.
const load = async () => (await import("web-push")).default;

/** Whether a node may be made to send to an address: https, and no machine beside it. */
export function isPushAddress(endpoint: PushAddress["endpoint"], privateAddress: boolean): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || url.username !== "" || url.password !== "") return false;
  if (privateAddress) return url.protocol === "https:" || url.protocol === "http:";
  const literal = url.hostname.replace(/^\[|\]$/gu, "");
  return url.protocol === "https:" && !(isIP(literal) !== 0 && isPrivateAddress(literal));
}
