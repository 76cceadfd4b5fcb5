// `nhipcau peers …` for a node in another's place: offering again after a lost key, and hand-overs of stewardship (X-12, X-14).
import { parseIsoDate } from "@nhipcau/domain/calendar-date.ts";
import { readExchangeFacts } from "@nhipcau/operations/exchange/exchange-facts.ts";
import { viewHandOvers } from "@nhipcau/operations/exchange/hand-over-view.ts";
import { acceptHandOver, proposeHandOver } from "@nhipcau/operations/exchange/hand-over.ts";
import { offerAgain as offerAllAgain } from "@nhipcau/operations/exchange/replace-peer.ts";
import { exitCodes } from "../node/terminal.ts";
import { withExchange } from "../node/with-exchange.ts";
import type { CommonOptions } from "../node/with-node.ts";

/** Offers a node what the one it replaces had. */
export function offerAgain(peer: string, options: CommonOptions): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const again = await offerAllAgain(node, peer);
    if (!again.ok) return terminal.refuse(again.refusals);
    const { offered, skipped } = again.value;
    terminal.result(
      { offered, skipped },
      `Đã đề nghị lại ${offered.length} danh mục; ${skipped.length} danh mục đã có.`,
      `Offered ${offered.length} registers again; ${skipped.length} were there already.`,
    );
    return exitCodes.done;
  });
}

/** Hand-overs with every peer: those signed by both, and those that wait for the successor's signature. */
export function listHandOvers(options: CommonOptions): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const permission = { see: true, manage: true, readers: true };
    const facts = await node.exchange.read((transaction) => readExchangeFacts(node, transaction, permission));
    const found = Array.from(facts.peers, ([peer, { state }]) =>
      viewHandOvers(node, permission, state, facts.stewardship).map((one) => ({ peer, ...one })),
    ).flat();
    const lines = found.map(
      ({ localities, day, stage, proposal, from, peer }) =>
        `${localities.join(", ")} · ${day} · ${stage} · ${from === node.node ? "→" : "←"} ${peer}${proposal === undefined ? "" : `\n  ${proposal}`}`,
    );
    terminal.result(
      { handOvers: found },
      lines.join("\n") || "Không có bàn giao nào.",
      lines.join("\n") || "There is no hand-over.",
    );
    return exitCodes.done;
  });
}

/** Proposes to hand localities over from a day on. */
export function handOver(
  peer: string,
  options: CommonOptions & { readonly locality: readonly string[]; readonly day: string },
): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const day = parseIsoDate(options.day);
    if (day === undefined) return terminal.refuse([{ code: "no-such-date", path: "day" }]);
    const proposed = await proposeHandOver(node, peer, { localities: options.locality, day });
    if (!proposed.ok) return terminal.refuse(proposed.refusals);
    terminal.result(
      proposed.value,
      `Đã đề nghị bàn giao: ${proposed.value.proposal}`,
      `Proposed the hand-over: ${proposed.value.proposal}`,
    );
    return exitCodes.done;
  });
}

/** Signs a proposed hand-over too. */
export function signHandOver(proposal: string, options: CommonOptions): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const signed = await acceptHandOver(node, proposal);
    if (!signed.ok) return terminal.refuse(signed.refusals);
    terminal.result(
      { proposal, stage: "signed" },
      "Đã ký nhận bàn giao.",
      "The hand-over is signed by both.",
    );
    return exitCodes.done;
  });
}
