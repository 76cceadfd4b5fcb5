// Letters on their way out: what is sent, and what became of it. The difference between "not taken" and "nobody knows" is
// what keeps a letter from arriving twice.

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its angle brackets. */
  readonly messageId: string;
}

export type Delivery =
  | { readonly kind: "sent" }
  /** The server took it for wrong, such as an address that is not there; sending it again changes nothing. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The server did not take it: it may be sent again. */
  | { readonly kind: "not-taken"; readonly reason: string }
  /** The connection went after the letter did: it may have been taken. */
  | { readonly kind: "unknown"; readonly reason: string };

export interface Mail {
  /** Tries whether the server can be reached and lets us in; gives why not. */
  ready(): Promise<string | undefined>;
  send(letter: Letter): Promise<Delivery>;
  close(): void;
}
