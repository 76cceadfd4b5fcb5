// What a signature under a petition stands for: all that would go out, in one fixed writing from which its digest is made.
// Two nodes that hold the same petition write the same characters, so each can see whether a signature is to this text.

export interface PetitionContent {
  readonly agreement: string;
  readonly title: string;
  readonly addressee: string;
  readonly text: string;
  readonly obstacles: readonly string[];
  readonly answerBy?: string;
}

/** The characters to be digested: the same for the same content, whatever order its obstacles stand in. */
export function petitionContent(petition: PetitionContent): string {
  const { agreement, title, addressee, text, obstacles, answerBy } = petition;
  const written = [agreement, title, addressee, text].map((value) => value.normalize("NFC"));
  return JSON.stringify([...written, [...new Set(obstacles)].toSorted(), answerBy ?? null]);
}
