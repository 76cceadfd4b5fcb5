// What the first process asks of each node so that the three come together. Each node does it with its own key on its
// own database; what passes between them are the files and statements that people would hand over.
import type { Outcome } from "@nhipcau/domain/outcome.ts";
import type { Text } from "@nhipcau/domain/text.ts";

/** A statement of one node for another, signed, as it lies in its envelope. */
export interface HandedStatement {
  readonly to: string;
  readonly envelope: string;
}

export interface KnownPeer {
  readonly node: string;
  readonly stage: string;
}

/** Arguments and answers are JSON: between processes they go as messages. */
export interface NodeOrders {
  peers(): Promise<Outcome<readonly KnownPeer[]>>;
  /** An invitation file. */
  invite(): Promise<Outcome<string>>;
  accept(invitation: string): Promise<Outcome<void>>;
  confirm(peer: string): Promise<Outcome<void>>;
  /** Offers of the programme what was never offered; gives the grants that wait for the peer's answer. */
  offerProgramme(peer: string): Promise<Outcome<readonly string[]>>;
  acceptGrants(grants: readonly string[]): Promise<Outcome<void>>;
  /** Says to peers that do not know it where this node is reached now; gives what they have not heard yet. */
  tellMove(): Promise<Outcome<readonly HandedStatement[]>>;
  hear(from: string, envelope: string): Promise<Outcome<void>>;
  /** How many grants to this node are in force, and of how many of them something has come. */
  following(): Promise<Outcome<{ readonly grants: number; readonly arrived: number }>>;
}

export type OrderName = keyof NodeOrders;

/** A node of the demonstration as the first process sees it, in whichever process it runs. */
export interface DemonstrationNode {
  /** As on the command line. */
  readonly name: string;
  /** As people are told. */
  readonly label: Text;
  /** Its id. */
  readonly node: string;
  readonly address: string;
  readonly orders: NodeOrders;
}

/** The orders of a node that is reached by sending a name and arguments. */
export function ordersOver(
  send: <T>(order: OrderName, ...given: readonly unknown[]) => Promise<Outcome<T>>,
): NodeOrders {
  return {
    peers: () => send("peers"),
    invite: () => send("invite"),
    accept: (invitation) => send("accept", invitation),
    confirm: (peer) => send("confirm", peer),
    offerProgramme: (peer) => send("offerProgramme", peer),
    acceptGrants: (grants) => send("acceptGrants", grants),
    tellMove: () => send("tellMove"),
    hear: (from, envelope) => send("hear", from, envelope),
    following: () => send("following"),
  };
}

/** Carries out an order that came as a name and arguments; undefined for a name that is none. */
export function carryOut(
  orders: NodeOrders,
  name: string,
  given: readonly unknown[],
): Promise<Outcome<unknown>> | undefined {
  const [first, second] = given.map(String);
  switch (name) {
    case "peers":
    case "invite":
    case "tellMove":
    case "following":
      return orders[name]();
    case "accept":
    case "confirm":
    case "offerProgramme":
      return orders[name](first ?? "");
    case "acceptGrants":
      return orders.acceptGrants(Array.isArray(given[0]) ? given[0].map(String) : []);
    case "hear":
      return orders.hear(first ?? "", second ?? "");
    default:
      return undefined;
  }
}
