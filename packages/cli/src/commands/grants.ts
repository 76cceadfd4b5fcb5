// `nhipcau grants`: what this node lets others have and what they let it have; offering, answering, ending.
import { dayInVietnam, parseWrittenDate } from "@nhipcau/domain/calendar-date.ts";
import { done, type Outcome, refused } from "@nhipcau/domain/outcome.ts";
import type { Terms } from "@nhipcau/exchange/grants/grant-terms.ts";
import type { ExchangeNode } from "@nhipcau/operations/exchange/exchange-node.ts";
import {
  answerGrant,
  offerGrant,
  previewGrant,
  renounceGrant,
  revokeGrant,
} from "@nhipcau/operations/exchange/grants.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import { exitCodes } from "../node/terminal.ts";
import { withExchange } from "../node/with-exchange.ts";
import type { CommonOptions } from "../node/with-node.ts";

/** Every grant with its peer, direction, register, state and days. */
export function listGrants(options: CommonOptions): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const grants = await node.exchange.read((transaction) => transaction.grants());
    const lines = grants.map(({ id, peer, direction, register, state, terms }) =>
      [id, direction === "out" ? "→" : "←", peer, register, state, terms?.validUntil ?? "–"].join("  "),
    );
    terminal.result(
      { grants },
      [`${grants.length} quyền:`, ...lines].join("\n"),
      [`${grants.length} grants:`, ...lines].join("\n"),
    );
    return exitCodes.done;
  });
}

export interface OfferOptions extends CommonOptions {
  readonly fields?: string;
  readonly personal?: string;
  readonly purpose?: string;
  readonly ground: string;
  readonly from?: string;
  readonly until: string;
  readonly preview?: boolean;
}

/** Offers a register; with `--preview` it only says how many records the partner would get. */
export function offer(peer: string, register: string, options: OfferOptions): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const terms = termsOf(node, register, options);
    if (!terms.ok) return terminal.refuse(terms.refusals);
    const preview = await previewGrant(node, terms.value);
    if (!preview.ok) return terminal.refuse(preview.refusals);
    const { count } = preview.value;
    if (options.preview === true) {
      terminal.result(
        { count, terms: terms.value },
        `${count} bản ghi sẽ được chia sẻ.`,
        `${count} records would be shared.`,
      );
      return exitCodes.done;
    }
    const offered = await offerGrant(node, { peer, terms: terms.value });
    if (!offered.ok) return terminal.refuse(offered.refusals);
    const { grant } = offered.value;
    terminal.result(
      { grant, count, terms: terms.value },
      `Đã đề nghị ${grant}: ${count} bản ghi, chờ trả lời.`,
      `Offered ${grant}: ${count} records, waiting for the answer.`,
    );
    return exitCodes.done;
  });
}

export interface AnswerOptions extends CommonOptions {
  readonly refuse?: string;
}

/** Accepts an offer, or refuses it with the ground given. */
export function answer(grant: string, options: AnswerOptions): Promise<number> {
  const ground = options.refuse;
  return change(options, grant, ground === undefined ? "accepted" : "refused", (node) =>
    answerGrant(node, grant, ground === undefined ? { accept: true } : { accept: false, ground }),
  );
}

export interface EndOptions extends CommonOptions {
  readonly ground: string;
}

/** Ends a grant: as its owner at once and for good, as its partner by giving it up. */
export function revoke(grant: string, options: EndOptions): Promise<number> {
  return change(options, grant, "ended", async (node) => {
    const found = await node.exchange.read((transaction) => transaction.grants());
    const isOurs = found.find(({ id }) => id === grant)?.direction !== "in";
    return isOurs ? revokeGrant(node, grant, options.ground) : renounceGrant(node, grant, options.ground);
  });
}

const said = {
  accepted: { vi: "Đã nhận quyền.", en: "The grant is accepted." },
  refused: { vi: "Đã từ chối quyền.", en: "The grant is refused." },
  ended: { vi: "Quyền đã chấm dứt.", en: "The grant has ended." },
} as const;

function change(
  options: CommonOptions,
  grant: string,
  becomes: keyof typeof said,
  work: (node: ExchangeNode) => Promise<Outcome<void>>,
): Promise<number> {
  return withExchange(options, async (node, terminal) => {
    const outcome = await work(node);
    if (!outcome.ok) return terminal.refuse(outcome.refusals);
    terminal.result({ grant, state: becomes }, said[becomes].vi, said[becomes].en);
    return exitCodes.done;
  });
}

/** All fields that are not personal unless some are named; from today unless another day is. */
function termsOf(node: ExchangeNode, name: string, options: OfferOptions): Outcome<Terms> {
  const register = node.registers.get(name);
  if (!register) return refused({ code: "not-found", path: "register", data: { what: name } });
  const today = dayInVietnam(node.clock());
  const validFrom = options.from === undefined ? today : parseWrittenDate(options.from);
  const validUntil = parseWrittenDate(options.until);
  if (!validFrom)
    return refused({ code: "no-such-date", path: "--from", data: { value: options.from ?? "" } });
  if (!validUntil) return refused({ code: "no-such-date", path: "--until", data: { value: options.until } });
  const personal = listed(options.personal);
  const open = Object.entries(register.fields as Fields).flatMap(([field, declared]) =>
    declared.personal === true ? [] : [field],
  );
  return done({
    register: name,
    from: [...node.localities],
    rows: [],
    fields: [...new Set([...(options.fields === undefined ? open : listed(options.fields)), ...personal])],
    personal,
    purpose: options.purpose ?? "",
    ground: options.ground,
    validFrom,
    validUntil,
  });
}

function listed(names: string | undefined): string[] {
  return (names ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
