// Which row a key leads to in a long list.

/** The index after a key was pressed, or undefined when the key is not for moving. `page` is how many rows are seen. */
export function rowAfterKey(key: string, index: number, rows: number, page: number): number | undefined {
  if (rows === 0) return undefined;
  const step = steps[key];
  if (key === "Home") return 0;
  if (key === "End") return rows - 1;
  if (step === undefined) return undefined;
  const distance = step.of === "row" ? step.by : step.by * Math.max(1, page - 1);
  return Math.min(rows - 1, Math.max(0, index + distance));
}

const steps: Record<string, { readonly of: "row" | "page"; readonly by: 1 | -1 }> = {
  ArrowDown: { of: "row", by: 1 },
  ArrowUp: { of: "row", by: -1 },
  PageDown: { of: "page", by: 1 },
  PageUp: { of: "page", by: -1 },
};
