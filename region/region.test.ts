// Holds the region's data against the declared registers and against itself: every body is valid, every reference
// points to something, facts stand without the illustrations, and each side speaks only of its own part.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { stewardOf, type Succession } from "@nhipcau/domain/bodies/succession.ts";
import { calendarDate } from "@nhipcau/domain/calendar-date.ts";
import type { Fields } from "@nhipcau/registers/declaration/field.ts";
import type { Register } from "@nhipcau/registers/declaration/register.ts";
import { type Body, tidyText, validateBody } from "@nhipcau/registers/declaration/validate.ts";
import { loadRegisters } from "@nhipcau/registers/load-registers.ts";

type Kind = "facts" | "illustrative";

interface RegionRecord {
  readonly kind: Kind;
  readonly register: string;
  readonly id: string;
  readonly author: string;
  readonly versions: readonly { readonly holdsFrom?: string; readonly body: Body }[];
}

const registers = new Map((await loadRegisters()).map((register) => [register.name, register]));
const records = [...readRecords("facts"), ...readRecords("illustrative")];
const known = new Map(records.map((record) => [`${record.register}/${record.id}`, record]));
const articles = join(import.meta.dirname, "..", "..", "shared", "sources");

test("every file names a declared register and bears its name", () => {
  assert.ok(records.length > 500, "the files were read");
  for (const { register } of records) assert.ok(registers.has(register), register);
});

test("every body passes the checks of its register", () => {
  for (const record of records) {
    for (const { body } of record.versions) {
      const outcome = validateBody(registerOf(record), body);
      assert.ok(outcome.ok, `${nameOf(record)}: ${JSON.stringify(outcome.ok ? "" : outcome.refusals)}`);
      assert.deepEqual(outcome.value, body, `${nameOf(record)} is written as it is kept`);
    }
  }
});

test("an id is used once in the whole region", () => {
  const seen = new Set<string>();
  for (const record of records) {
    assert.ok(!seen.has(record.id), `${nameOf(record)} is used twice`);
    seen.add(record.id);
  }
});

test("every author is a locality", () => {
  for (const record of records) assert.ok(known.has(`localities/${record.author}`), nameOf(record));
});

test("every reference points to a record of its register, and facts never to illustrations", () => {
  for (const record of records) {
    for (const { register, id } of referencesOf(record)) {
      const target = known.get(`${register}/${id}`);
      assert.ok(target, `${nameOf(record)} refers to ${register}/${id}`);
      if (record.kind === "facts") assert.equal(target.kind, "facts", `${nameOf(record)} refers to ${id}`);
    }
  }
});

test("every illustration is marked and no fact is", () => {
  for (const record of records) {
    for (const { body } of record.versions) {
      assert.equal(body["illustrative"], record.kind === "illustrative" ? true : undefined, nameOf(record));
    }
  }
});

test("every fact says how certain it is, and all but the sources name their source", () => {
  for (const record of records.filter(({ kind, register }) => kind === "facts" && register !== "sources")) {
    for (const { body } of record.versions) assert.ok(body["source"] && body["certainty"], nameOf(record));
  }
});

test("what people read names sources and discrepancies in words, never by id", () => {
  const written = records.flatMap((record) =>
    record.versions.flatMap(({ body }) => {
      const shown = [body["note"], body["dateNote"]].filter((text) => typeof text === "string");
      return shown.map((text) => ({ name: nameOf(record), text }));
    }),
  );
  assert.ok(written.length > 100, "the notes were read");
  const ids = new Set(records.map(({ id }) => id));
  for (const { name, text } of written) {
    // H01 in a note about codes of bodies is such a code, not the dossier of that id.
    const words = text.split(/[^\p{L}\p{N}.-]+/u).map((word) => word.replace(/[.-]+$/u, ""));
    const named = words.filter((word) => /^[A-Z]+-?[A-Z0-9]*\d/u.test(word) || /^[SPV]-/u.test(word));
    const isCode = (word: string): boolean => /^H\d\d$/u.test(word) && text.includes("mã định danh");
    assert.deepEqual(
      named.filter((word) => (ids.has(word) || /^D\d+$/u.test(word)) && !isCode(word)),
      [],
      name,
    );
  }
});

test("every record holds from a known day", () => {
  for (const record of records) {
    const field = registerOf(record).holdsFrom;
    for (const { holdsFrom, body } of record.versions) {
      const since = holdsFrom ?? (field ? body[field] : undefined);
      assert.ok(typeof since === "string" && calendarDate(since), nameOf(record));
    }
    const days = record.versions.map(({ holdsFrom }) => holdsFrom ?? "");
    assert.deepEqual(days, days.toSorted(), `${nameOf(record)} has its versions in order`);
  }
});

test("the facts are complete", () => {
  const counts = (...names: string[]) =>
    records.filter(({ kind, register }) => kind === "facts" && names.includes(register)).length;
  assert.equal(counts("agreements"), 16);
  assert.equal(counts("clauses"), 47);
  assert.equal(counts("results"), 37);
  assert.equal(counts("limitations"), 14);
  assert.equal(counts("regulations"), 4);
  assert.equal(counts("transport-projects", "ports", "gates"), 45);
  assert.equal(counts("indicators"), 6);
  assert.equal(counts("funds"), 1);
  assert.equal(counts("heritage-dossiers"), 2);
  const provinces = of("localities").filter(({ versions }) =>
    ["province", "municipality"].includes(String(versions.at(-1)?.body["level"])),
  );
  assert.equal(provinces.length, 63);
  assert.equal(provinces.filter(({ versions }) => !versions.at(-1)?.body["validTo"]).length, 34);
});

test("today's statistical codes follow from the head offices of the mergers", () => {
  for (const { versions } of of("locality-successions")) {
    const body = versions[0]?.body;
    if (!body?.["headOffice"]) continue;
    const [successor] = body["successors"] as string[];
    const before = known.get(`localities/${String(body["headOffice"])}`)?.versions[0]?.body["gsoCode"];
    const after = known.get(`localities/${successor}`)?.versions.at(-1)?.body["gsoCode"];
    assert.ok(before && before === after, `${successor}: ${String(before)} → ${String(after)}`);
  }
});

test("each side reports only about its own part", () => {
  const successions = of("locality-successions").map(
    ({ versions }) => versions[0]?.body as unknown as Succession,
  );
  for (const report of of("reports")) {
    const body = bodyOf(report);
    const part = known.get(`parts/${String(body["part"])}`);
    assert.ok(part, nameOf(report));
    const day = calendarDate(String(body["date"]));
    const author = stewardOf(report.author, successions, day);
    const locality = stewardOf(String(bodyOf(part)["locality"]), successions, day);
    assert.equal(author.kind, "steward");
    assert.equal(author.steward, locality.steward, nameOf(report));
  }
});

test("each confirmation is the assigner's word about a report of that part that says done, and not before it", () => {
  const made = of("confirmations");
  assert.ok(made.length > 20, "the confirmations were read");
  for (const confirmation of made) {
    const { part, report, decidedOn, decision, reason } = bodyOf(confirmation);
    assert.equal(confirmation.author, bodyOf(get("parts", String(part)))["assigner"], nameOf(confirmation));
    const about = bodyOf(get("reports", String(report)));
    assert.deepEqual([about["part"], about["stage"]], [part, "done"], nameOf(confirmation));
    assert.ok(String(decidedOn) >= String(about["date"]), nameOf(confirmation));
    if (decision === "returned") assert.ok(reason, nameOf(confirmation));
  }
});

test("no side assigns its part to itself", () => {
  for (const part of of("parts")) assert.notEqual(bodyOf(part)["assigner"], bodyOf(part)["locality"]);
});

test("progress never goes down without a reason, and reports come after the part was assigned", () => {
  for (const [part, reports] of reportsByPart()) {
    let highest = 0;
    for (const report of reports) {
      const percent = Number(report["percent"]);
      if (percent < highest) assert.ok(report["reason"], `${part} on ${String(report["date"])}`);
      highest = percent;
      assert.ok(String(report["date"]) >= String(bodyOf(get("parts", part))["assignedOn"]), part);
    }
  }
});

test("a commitment makes clauses of its own agreement concrete, and every side has one part in it", () => {
  for (const commitment of of("commitments")) {
    const { id } = commitment;
    const { agreement, clauses } = bodyOf(commitment);
    for (const clause of clauses as string[])
      assert.equal(bodyOf(get("clauses", clause))["agreement"], agreement, id);
    const sides = of("parts")
      .map(bodyOf)
      .filter((part) => part["commitment"] === id)
      .map((part) => part["locality"]);
    assert.ok(sides.length >= 2, id);
    assert.equal(new Set(sides).size, sides.length, id);
  }
});

test("no part waits for itself, directly or through others", () => {
  const visit = (id: string, path: readonly string[]): void => {
    assert.ok(!path.includes(id), [...path, id].join(" → "));
    for (const next of (bodyOf(get("parts", id))["waitsFor"] ?? []) as string[]) visit(next, [...path, id]);
  };
  for (const { id } of of("parts")) visit(id, []);
});

test("a part's lead agency stood on the day the part was assigned", () => {
  for (const part of of("parts")) {
    const { leadAgency, assignedOn } = bodyOf(part);
    const { validFrom, validTo } = bodyOf(get("agencies", String(leadAgency)));
    assert.ok(!validFrom || String(validFrom) <= String(assignedOn), nameOf(part));
    assert.ok(!validTo || String(validTo) >= String(assignedOn), nameOf(part));
  }
});

if (existsSync(articles)) {
  test("every locator is found in its article", () => {
    const texts = new Map(
      readdirSync(articles).map((file) => [
        `S-${file.slice(0, 3)}`,
        tidyText(readFileSync(join(articles, file), "utf8")),
      ]),
    );
    assert.equal(texts.size, 5);
    for (const record of records) {
      for (const { body } of record.versions) {
        if (!body["locator"]) continue;
        const text = texts.get(String(body["source"]));
        assert.ok(text?.includes(String(body["locator"])), `${nameOf(record)}: ${String(body["locator"])}`);
      }
    }
  });
}

function readRecords(kind: Kind): RegionRecord[] {
  const folder = join(import.meta.dirname, kind);
  return readdirSync(folder).flatMap((file) => {
    const { register, records: found } = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
      register: string;
      records: (Omit<RegionRecord, "kind" | "register"> & { holdsFrom?: string; body: Body })[];
    };
    assert.equal(file, `${register}.json`);
    return found.map(({ id, author, versions, holdsFrom, body }) => ({
      kind,
      register,
      id,
      author,
      versions: versions ?? [{ body, ...(holdsFrom === undefined ? {} : { holdsFrom }) }],
    }));
  });
}

function referencesOf(record: RegionRecord): { register: string; id: string }[] {
  const fields = Object.entries(registerOf(record).fields as Fields);
  return record.versions.flatMap(({ body }) =>
    fields.flatMap(([name, { register }]) => {
      const value = body[name];
      if (register === undefined || value === undefined) return [];
      return (Array.isArray(value) ? value : [value]).map((id) => ({ register, id: String(id) }));
    }),
  );
}

function reportsByPart(): ReadonlyMap<string, readonly Body[]> {
  return Map.groupBy(
    of("reports")
      .map(bodyOf)
      .toSorted((a, b) => (String(a["date"]) < String(b["date"]) ? -1 : 1)),
    (report) => String(report["part"]),
  );
}

function of(register: string): readonly RegionRecord[] {
  return records.filter((record) => record.register === register);
}

function get(register: string, id: string): RegionRecord {
  const record = known.get(`${register}/${id}`);
  assert.ok(record, `${register}/${id}`);
  return record;
}

function bodyOf(record: RegionRecord): Body {
  const body = record.versions.at(-1)?.body;
  assert.ok(body, nameOf(record));
  return body;
}

function registerOf(record: RegionRecord): Register {
  const register = registers.get(record.register);
  assert.ok(register, record.register);
  return register;
}

function nameOf(record: RegionRecord): string {
  return `${record.register}/${record.id}`;
}
