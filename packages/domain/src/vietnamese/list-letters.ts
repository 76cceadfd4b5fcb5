// The letters that number points in official documents (NĐ 30/2020): the Vietnamese alphabet without marked vowels,
// with đ after d and without f, j, w and z.

const letters = [..."abcdđeghiklmnopqrstuvxy"];

/** The letter of the point at `position`, from 0: a, b, c, d, đ, e, g …; after y come aa, ab, …. */
export function listLetter(position: number): string {
  if (!Number.isInteger(position) || position < 0)
    throw new RangeError(`not a position in a list: ${position}`);
  const last = letters[position % letters.length] ?? "";
  return position < letters.length ? last : listLetter(Math.floor(position / letters.length) - 1) + last;
}
