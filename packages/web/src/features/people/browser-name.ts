// A browser's own long name of itself, as a person would say it.

/** Such as `Firefox, Windows`; what cannot be told is left out. */
export function browserName(agent: string | undefined): string | undefined {
  if (agent === undefined) return undefined;
  const browsers = [/Edg/u, /Firefox/u, /Chrome/u, /Safari/u] as const;
  const systems = [/Android/u, /iPhone|iPad/u, /Windows/u, /Mac OS/u, /Linux/u] as const;
  const found = [browsers, systems].flatMap((list) => list.find((one) => one.test(agent))?.source ?? []);
  const said = found.map((name) => ({ Edg: "Edge", "iPhone|iPad": "iOS", "Mac OS": "macOS" })[name] ?? name);
  return said.length === 0 ? agent.slice(0, 40) : said.join(", ");
}
