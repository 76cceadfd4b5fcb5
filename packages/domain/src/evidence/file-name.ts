// The name of a file as somebody else may safely keep it: a name and no path, without letters that a file system, a header
// or an eye could take for something else.

const longest = 150;

/** Letters that reorder or hide others, so that “gpj.exe” may be read as “exe.jpg”. */
const deceiving = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
// oxlint-disable-next-line no-control-regex -- these very characters are what is refused
const unkeepable = /[\u0000-\u001f\u007f<>:"|?*\\/]/u;
/** What Windows takes for a device, with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** The name in NFC without spaces around it; undefined when it is no name of a file that may be kept. */
export function parseFileName(given: string): string | undefined {
  if (unkeepable.test(given) || deceiving.test(given) || !given.isWellFormed()) return undefined;
  const name = given.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
  if (name === "" || name.length > longest || device.test(name)) return undefined;
  return name.startsWith(".") || name.endsWith(".") ? undefined : name;
}

/** The ending of a name in lower case, without its dot; empty where there is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}
