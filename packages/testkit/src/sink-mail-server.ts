// A mail server as a process of its own, for measuring: it reads every letter to its end and keeps none.
import { SMTPServer } from "smtp-server";

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  logger: false,
  onData: (stream, _session, answer) => {
    stream.on("end", () => answer());
    stream.resume();
  },
});
server.listen(0, "127.0.0.1", () => {
  const address = server.server.address();
  process.send?.(`smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
});
