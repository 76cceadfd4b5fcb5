// Where a request to move a deadline (đề nghị gia hạn) can stand, and what each event makes of it. The buttons, the picture
// in the documents and the tests are made from this table.

export type ExtensionRequestStage = "open" | "granted" | "refused" | "withdrawn";

export type ExtensionRequestEvent = "grant" | "refuse" | "withdraw";

/** The stage after an event; `stays` where it changes nothing: what was decided first holds. */
export const extensionRequestTable: Readonly<
  Record<ExtensionRequestStage, Readonly<Record<ExtensionRequestEvent, ExtensionRequestStage | "stays">>>
> = {
  open: { grant: "granted", refuse: "refused", withdraw: "withdrawn" },
  granted: { grant: "stays", refuse: "stays", withdraw: "stays" },
  refused: { grant: "stays", refuse: "stays", withdraw: "stays" },
  withdrawn: { grant: "stays", refuse: "stays", withdraw: "stays" },
};
