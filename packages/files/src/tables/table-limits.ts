// How much of a file is taken in at most, so that a file made to harm meets a refusal and never the machine's memory.

export interface TableLimits {
  /** Bytes of all entries of an XLSX file once inflated, as declared and as really inflated. */
  readonly inflatedBytes: number;
  /** How many times its size an entry above a mebibyte may inflate to. */
  readonly ratio: number;
  /** Entries of an XLSX file. */
  readonly entries: number;
  /** Characters of all shared strings of an XLSX file together. */
  readonly sharedCharacters: number;
  /** Filled rows, without the header. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell, and about the bytes of one row. */
  readonly cellCharacters: number;
  readonly rowBytes: number;
  /** Rows handed on at once. */
  readonly batch: number;
}

export const usualTableLimits: TableLimits = {
  inflatedBytes: 1024 ** 3,
  ratio: 200,
  entries: 2000,
  sharedCharacters: 64 * 1024 ** 2,
  rows: 1_000_000,
  columns: 1000,
  cellCharacters: 100_000,
  rowBytes: 4 * 1024 ** 2,
  batch: 1000,
};
