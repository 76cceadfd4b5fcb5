// What a person has written and not yet saved, kept on their device so that nothing is lost (L-12).
export interface Draft {
  readonly body: Readonly<Record<string, unknown>>;
  /** What the writing started from: the version and its content; absent for a record not yet made. */
  readonly version?: number;
  readonly base?: Readonly<Record<string, unknown>>;
  /** When it was written, ISO 8601. */
  readonly writtenAt: string;
}

export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Where the draft of a record, or of a new one, is kept. */
export function draftKey(register: string, id: string | undefined): string {
  return `nhipcau.draft.${register}.${id ?? "new"}`;
}

/** The draft kept, or undefined when there is none that can be read. */
export function findDraft(store: DraftStore, key: string): Draft | undefined {
  const text = store.getItem(key);
  if (text === null) return undefined;
  try {
    const draft = JSON.parse(text) as Partial<Draft>;
    return typeof draft.body === "object" && typeof draft.writtenAt === "string"
      ? (draft as Draft)
      : undefined;
  } catch {
    return undefined; // somebody else's text under our key is no draft
  }
}

/** Keeps a draft. A full or forbidden storage keeps none, and says so by false. */
export function keepDraft(store: DraftStore, key: string, draft: Draft): boolean {
  try {
    store.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false; // the form itself still holds everything
  }
}

/** Forgets the draft. */
export function dropDraft(store: DraftStore, key: string): void {
  store.removeItem(key);
}
