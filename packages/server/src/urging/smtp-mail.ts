// Letters over SMTP, on a handful of connections that are kept open while there is something to send.
import type { Delivery, Mail } from "@nhipcau/operations/ports/mail.ts";

export interface SmtpSettings {
  /** `smtp://user:password@host:port`, `smtps://` for TLS from the first byte. */
  readonly url: string;
  /** Whom the letters are from, such as `Nhịp Cầu <nhipcau@quangninh.gov.vn>`. */
  readonly from: string;
  readonly connections?: number;
}

/** A way to a mail server; nothing is connected before the first letter. */
export function makeSmtpMail({ url, from, connections = 5 }: SmtpSettings): Mail {
  let made: ReturnType<typeof connect> | undefined;
  const transport = () => (made ??= connect(url, connections));
  return {
    ready: async () =>
      (await transport()).verify().then(
        () => undefined,
        (error: unknown) => reasonOf(error as SmtpError),
      ),
    send: async ({ to, subject, text, html, messageId }) =>
      (await transport())
        .sendMail({ from, to, subject, text, html, messageId, headers: automatic })
        .then(() => ({ kind: "sent" }) as const, deliveryOf),
    close: () => void made?.then((open) => open.close()),
  };
}

// The library is loaded with the first letter.
async function connect(url: string, connections: number) {
  const { createTransport } = await import("nodemailer");
  return createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: 1000,
    maxRequeues: 0, // a letter that may have been taken is never sent again by itself
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The domain of the sender's address, for the ids of messages. */
export function domainOf(from: string): string {
  return /@([^\s>]+)>?\s*$/u.exec(from)?.[1] ?? "nhipcau.invalid";
}

// No automatic answer is wanted (RFC 3834), as of an absence.
const automatic = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

interface SmtpError {
  readonly code?: string;
  /** What the operating system called it. */
  readonly originalCode?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** What can only happen before a letter is handed over. */
const beforeTheLetter = new Set(["ECONNREFUSED", "ENOTFOUND", "EDNS", "EAUTH", "ENOAUTH"]);

function deliveryOf(error: unknown): Delivery {
  const { code = "", originalCode = "", command, responseCode } = error as SmtpError;
  const reason = reasonOf(error as SmtpError);
  if (responseCode !== undefined) {
    const isOfLetter = command === "RCPT TO" || command === "DATA" || code === "EENVELOPE";
    return responseCode >= 500 && isOfLetter ? { kind: "refused", reason } : { kind: "not-taken", reason };
  }
  if (code === "EENVELOPE") return { kind: "refused", reason };
  const isBefore = beforeTheLetter.has(code) || beforeTheLetter.has(originalCode);
  return { kind: isBefore ? "not-taken" : "unknown", reason };
}

// The words of the server may quote the address and are not kept (L-11).
function reasonOf({ code, originalCode, command, responseCode }: SmtpError): string {
  return [originalCode ?? code, command, responseCode].filter((one) => one !== undefined).join(" ");
}
