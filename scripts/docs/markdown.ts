// The little Markdown that the generated pages are made of: tables, and the places in a page where they stand.

/** A table; cells are text, written so that they cannot break out of their cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map((cells) => line(cells.map(cell)))].join("\n");
}

/** Text set as code, or nothing for no text. */
export function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

/**
 * The page with `tables` put between its markers, `<!-- generated: name -->` and `<!-- end of name -->`. Throws when a
 * marker has no table or a table no marker: a page must not lose a table silently.
 */
export function fillMarkers(page: string, tables: Readonly<Record<string, string>>): string {
  const filled = new Set<string>();
  const marker = /<!-- generated: (\S+) -->[\s\S]*?<!-- end of \1 -->/gu;
  const text = page.replaceAll(marker, (_, name: string) => {
    const own = tables[name];
    if (own === undefined) throw new Error(`nothing is generated under the name ${name}`);
    filled.add(name);
    return `<!-- generated: ${name} -->\n\n${own}\n\n<!-- end of ${name} -->`;
  });
  const lost = Object.keys(tables).filter((name) => !filled.has(name));
  if (lost.length > 0) throw new Error(`the page has no place for ${lost.join(", ")}`);
  return text;
}

function cell(text: string): string {
  return text.replaceAll("\n", " ").replaceAll("|", "\\|");
}
