// A real SMTP server on a free port that keeps what it is sent, for tests of letters.
import { createServer } from "node:net";
import { after } from "node:test";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface KeptLetter {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

export interface MailServer {
  readonly url: string;
  readonly letters: readonly KeptLetter[];
  /** Called after each letter was taken, before the sender is told so. */
  onTaken: (taken: number) => void | Promise<void>;
  close(): Promise<void>;
}

export interface MailServerOptions {
  /** A free port unless given. */
  readonly port?: number;
  /** Addresses it says are not there. */
  readonly unknown?: readonly string[];
}

/** Starts a mail server; it is closed after the test file. */
export async function startMailServer({ port, unknown = [] }: MailServerOptions = {}): Promise<MailServer> {
  const letters: KeptLetter[] = [];
  const own: { onTaken: MailServer["onTaken"] } = { onTaken: () => undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo: ({ address }, _session, answer) =>
      answer(
        unknown.includes(address) ? Object.assign(new Error("no such user"), { responseCode: 550 }) : null,
      ),
    onData: (stream, session, answer) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream)
        .then(async ({ subject = "", text = "", html, messageId = "" }) => {
          letters.push({ to, subject, text, html: html || "", messageId });
          await own.onTaken(letters.length);
          answer();
        })
        .catch((error: unknown) => answer(error instanceof Error ? error : new Error("broken")));
    },
  });
  server.on("error", () => undefined); // a sender that is killed breaks its connection
  const used = port ?? (await freePort());
  await new Promise<void>((resolve) => server.listen(used, "127.0.0.1", resolve));
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  after(close);
  return Object.assign(own, { url: `smtp://127.0.0.1:${used}`, letters, close });
}

/** A port that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return typeof address === "object" && address ? address.port : 0;
}
