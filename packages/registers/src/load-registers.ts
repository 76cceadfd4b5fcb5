// Finds every register declared under this package: adding a register is adding one file (L-06).
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import type { Register } from "./declaration/register.ts";

/** All declared registers in the order of their groups and names. Throws when two share a name. */
export async function loadRegisters(): Promise<readonly Register[]> {
  const found = new Map<string, Register>();
  for (const file of declarationFiles()) {
    const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    for (const register of Object.values(exported).filter(isRegister)) {
      if (found.has(register.name)) throw new Error(`two registers are called ${register.name}`);
      found.set(register.name, register);
    }
  }
  return inReadingOrder([...found.values()]);
}

const groupOrder: readonly Register["group"][] = [
  "cooperation",
  "governance",
  "transport",
  "economy",
  "heritage",
  "reference",
];

function inReadingOrder(registers: readonly Register[]): readonly Register[] {
  return registers.toSorted(
    (a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group) || (a.name < b.name ? -1 : 1),
  );
}

function declarationFiles(): string[] {
  const here = import.meta.dirname;
  return readdirSync(here, { recursive: true, encoding: "utf8" })
    .filter(
      (file) =>
        file.endsWith(".ts") &&
        !file.endsWith(".test.ts") &&
        file.includes("/") &&
        !file.startsWith("declaration"),
    )
    .toSorted()
    .map((file) => join(here, file));
}

function isRegister(value: unknown): value is Register {
  return (
    typeof value === "object" &&
    value !== null &&
    "schema" in value &&
    "titleField" in value &&
    "checks" in value
  );
}
