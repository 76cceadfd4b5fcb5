// What the first process and those of the other nodes say to each other over the channel Node opens between a process
// and its child.
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Refusal } from "@nhipcau/domain/refusals.ts";
import type { Text } from "@nhipcau/domain/text.ts";
import type { NodeProcess } from "../node/node-process.ts";

/** To the node: the first message, once the database server runs; then orders. The end of the channel means stop. */
export type ToNode =
  | {
      readonly kind: "open";
      readonly name: string;
      readonly told: NodeProcess;
      readonly authors: readonly string[];
    }
  | {
      readonly kind: "order";
      readonly id: number;
      readonly order: string;
      readonly given: readonly unknown[];
    };

export type FromNode =
  | { readonly kind: "loading"; readonly written: number; readonly total: number }
  | { readonly kind: "listening"; readonly node: string; readonly label: Text; readonly address: string }
  /** It cannot serve, and ends. */
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | { readonly kind: "answer"; readonly id: number; readonly outcome: Outcome<unknown> }
  /** The order met a bug. */
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };

/** Both ends are this programme of one version, so that what has a kind is a message. */
export function isToNode(message: unknown): message is ToNode {
  return hasKind(message, ["open", "order"]);
}

export function isFromNode(message: unknown): message is FromNode {
  return hasKind(message, ["loading", "listening", "refused", "answer", "failed"]);
}

function hasKind(message: unknown, kinds: readonly string[]): boolean {
  if (typeof message !== "object" || message === null || !("kind" in message)) return false;
  return typeof message.kind === "string" && kinds.includes(message.kind);
}
