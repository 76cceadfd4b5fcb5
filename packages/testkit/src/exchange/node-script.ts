// A node as a process of its own, for tests that end it at any moment: opens a database, listens, lets the exchange run at
// a quick pace, and does what the test asks over the channel to its parent. Its clock may be wrong by an offset that is
// given in the environment, which no part of the product reads.
import { listen } from "@nhipcau/cli/node/listen.ts";
import { openNode } from "@nhipcau/cli/node/open-node.ts";
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import {
  answerGrant,
  changeTerms,
  offerGrant,
  renounceGrant,
  revokeGrant,
} from "@nhipcau/operations/exchange/grants.ts";
import { acceptInvitation, confirmPeer, invitePeer } from "@nhipcau/operations/exchange/peers.ts";
import { systemOf } from "@nhipcau/operations/ports/acting.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { type GivenVersion, versionOf } from "../put-records.ts";
import type { NodeCommand, NodePlaceGiven } from "./node-commands.ts";

const given = JSON.parse(process.argv[2] ?? "{}") as NodePlaceGiven;
const offset = Number(process.env["NHIPCAU_TEST_CLOCK_OFFSET"] ?? "0");

const opened = wellDone(await openNode({ databaseUrl: given.databaseUrl, folder: given.folder }));
const listening = wellDone(
  await listen(opened, {
    host: "127.0.0.1",
    port: 0,
    demonstration: false,
    localities: given.localities,
    endpoint: given.endpoint,
    requestsPerMinute: 1_000_000,
    clock: () => Date.now() + offset,
    pace: { look: 100, wait: 2, longestPause: 400 },
  }),
);
const node = listening.exchange.node;

process.on("message", ({ id, command }: { id: number; command: NodeCommand }) => {
  carryOut(command).then(
    (outcome) => process.send?.({ id, outcome }),
    (error: unknown) => process.send?.({ id, failed: error instanceof Error ? (error.stack ?? "") : "?" }),
  );
});
// A node whose parent is gone serves nobody any more.
process.on("disconnect", () => process.exit(0));
process.send?.({ ready: { port: Number(new URL(listening.address).port), node: node.node } });

async function carryOut(command: NodeCommand): Promise<Outcome<unknown>> {
  const outcome = await operationOf(command);
  void listening.running.nudge();
  return outcome;
}

function operationOf(command: NodeCommand): Promise<Outcome<unknown>> {
  switch (command.do) {
    case "invite":
      return invitePeer(node);
    case "accept-invitation":
      return acceptInvitation(node, command.file, { privateAddress: true });
    case "confirm":
      return confirmPeer(node, command.peer, { privateAddress: true });
    case "offer":
      return offerGrant(node, { peer: command.peer, terms: command.terms });
    case "answer":
      return answerGrant(
        node,
        command.grant,
        command.accept ? { accept: true } : { accept: false, ground: "thử" },
      );
    case "change":
      return changeTerms(node, command.grant, command.terms);
    case "revoke":
      return revokeGrant(node, command.grant, "thử");
    case "renounce":
      return renounceGrant(node, command.grant, "thử");
    case "write":
      return write(command.register, command.versions);
  }
}

function write(name: string, versions: readonly GivenVersion[]): Promise<Outcome<unknown>> {
  const register: Register | undefined = opened.registers.get(name);
  if (!register) throw new Error(`there is no register ${name}`);
  return opened.store.write(systemOf(given.localities[0] ?? ""), async (transaction) => {
    const put = await transaction.put(register, versions.map(versionOf));
    return put.ok ? { ok: true, value: put.value.length } : put;
  });
}

function wellDone<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}
