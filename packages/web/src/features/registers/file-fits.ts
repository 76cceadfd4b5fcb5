// Whether a file can be imported at all, before any of it is sent.

export type FileTrouble = "tooLarge" | "wrongKind" | "emptyFile";

/** As the import route declares it. */
export const maximumImportBytes = 100 * 1024 * 1024;

/** Why a file cannot be imported, or undefined when it may be tried. */
export function troubleWithFile(file: {
  readonly name: string;
  readonly size: number;
}): FileTrouble | undefined {
  if (!/\.(xlsx|csv)$/iu.test(file.name)) return "wrongKind";
  if (file.size === 0) return "emptyFile";
  return file.size > maximumImportBytes ? "tooLarge" : undefined;
}

/** A size in words: 1,4 MB; 12 kB. */
export function sizeText(bytes: number, decimal: "," | "."): string {
  const megabytes = bytes / (1024 * 1024);
  if (megabytes < 1) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  return `${(Math.round(megabytes * 10) / 10).toString().replace(".", decimal)} MB`;
}
