import assert from "node:assert/strict";
import test from "node:test";
import { calendarDate } from "../calendar-date.ts";
import {
  codeOn,
  codesOn,
  mayIssueCode,
  type BodyName,
  type CodeHistory,
  type CodedSuccession,
} from "./administrative-codes.ts";

const before = calendarDate("2025-06-30");
const merger = calendarDate("2025-07-01");
const today = calendarDate("2026-11-21");

// Predecessors with their two codes, then the province of today with its own, then whose head office it sits in
// (QĐ 19/2025/QĐ-TTg and QĐ 09/2025/QĐ-TTg). Huế is written with the name it got half a year earlier.
const provinces = `
Hà Nội 01 H26 > Hà Nội 01 H26 @ Hà Nội
Cao Bằng 04 H14 > Cao Bằng 04 H14 @ Cao Bằng
Hà Giang 02 H22 + Tuyên Quang 08 H60 > Tuyên Quang 08 H60 @ Tuyên Quang
Điện Biên 11 H18 > Điện Biên 11 H18 @ Điện Biên
Lai Châu 12 H35 > Lai Châu 12 H35 @ Lai Châu
Sơn La 14 H52 > Sơn La 14 H52 @ Sơn La
Lào Cai 10 H38 + Yên Bái 15 H63 > Lào Cai 15 H38 @ Yên Bái
Bắc Kạn 06 H03 + Thái Nguyên 19 H55 > Thái Nguyên 19 H55 @ Thái Nguyên
Lạng Sơn 20 H37 > Lạng Sơn 20 H37 @ Lạng Sơn
Quảng Ninh 22 H49 > Quảng Ninh 22 H49 @ Quảng Ninh
Bắc Giang 24 H02 + Bắc Ninh 27 H05 > Bắc Ninh 24 H05 @ Bắc Giang
Hòa Bình 17 H28 + Phú Thọ 25 H44 + Vĩnh Phúc 26 H62 > Phú Thọ 25 H44 @ Phú Thọ
Hải Dương 30 H23 + Hải Phòng 31 H24 > Hải Phòng 31 H24 @ Hải Phòng
Hưng Yên 33 H31 + Thái Bình 34 H54 > Hưng Yên 33 H31 @ Hưng Yên
Hà Nam 35 H25 + Nam Định 36 H40 + Ninh Bình 37 H42 > Ninh Bình 37 H42 @ Ninh Bình
Thanh Hóa 38 H56 > Thanh Hóa 38 H56 @ Thanh Hóa
Nghệ An 40 H41 > Nghệ An 40 H41 @ Nghệ An
Hà Tĩnh 42 H27 > Hà Tĩnh 42 H27 @ Hà Tĩnh
Quảng Bình 44 H46 + Quảng Trị 45 H50 > Quảng Trị 44 H50 @ Quảng Bình
Huế 46 H57 > Huế 46 H57 @ Huế
Đà Nẵng 48 H17 + Quảng Nam 49 H47 > Đà Nẵng 48 H17 @ Đà Nẵng
Quảng Ngãi 51 H48 + Kon Tum 62 H34 > Quảng Ngãi 51 H48 @ Quảng Ngãi
Bình Định 52 H08 + Gia Lai 64 H21 > Gia Lai 52 H21 @ Bình Định
Khánh Hòa 56 H32 + Ninh Thuận 58 H43 > Khánh Hòa 56 H32 @ Khánh Hòa
Phú Yên 54 H45 + Đắk Lắk 66 H15 > Đắk Lắk 66 H15 @ Đắk Lắk
Bình Thuận 60 H11 + Đắk Nông 67 H16 + Lâm Đồng 68 H36 > Lâm Đồng 68 H36 @ Lâm Đồng
Bình Phước 70 H10 + Đồng Nai 75 H19 > Đồng Nai 75 H19 @ Đồng Nai
Bình Dương 74 H09 + Bà Rịa - Vũng Tàu 77 H06 + TP. Hồ Chí Minh 79 H29 > TP. Hồ Chí Minh 79 H29 @ TP. Hồ Chí Minh
Tây Ninh 72 H53 + Long An 80 H39 > Tây Ninh 80 H53 @ Long An
Tiền Giang 82 H58 + Đồng Tháp 87 H20 > Đồng Tháp 82 H20 @ Tiền Giang
Bến Tre 83 H07 + Trà Vinh 84 H59 + Vĩnh Long 86 H61 > Vĩnh Long 86 H61 @ Vĩnh Long
An Giang 89 H01 + Kiên Giang 91 H33 > An Giang 91 H01 @ Kiên Giang
Cần Thơ 92 H13 + Hậu Giang 93 H30 + Sóc Trăng 94 H51 > Cần Thơ 92 H13 @ Cần Thơ
Bạc Liêu 95 H04 + Cà Mau 96 H12 > Cà Mau 96 H12 @ Cà Mau
`
  .trim()
  .split("\n")
  .map(readProvince);

const history = historyOf(provinces, (name) => name);

test("Bắc Ninh takes the statistics code of the head office's province and the agency code of its name", () => {
  assert.equal(codeOn("gso", "Bắc Ninh", before, history), "27");
  assert.equal(codeOn("agency", "Bắc Ninh", before, history), "H05");
  assert.equal(codeOn("gso", "Bắc Ninh", merger, history), "24");
  assert.equal(codeOn("agency", "Bắc Ninh", merger, history), "H05");
  assert.equal(codeOn("gso", "Bắc Giang", today, history), undefined);
  assert.equal(codeOn("agency", "Bắc Giang", today, history), undefined);
});

test("Hải Phòng keeps both its codes, and those of Hải Dương are closed and never issued again", () => {
  assert.equal(codeOn("gso", "Hải Phòng", today, history), "31");
  assert.equal(codeOn("agency", "Hải Phòng", today, history), "H24");
  assert.deepEqual(codesOn("gso", today, history).closed.get("30"), {
    lastHeldBy: "Hải Dương",
    closedOn: merger,
  });
  assert.deepEqual(codesOn("agency", today, history).closed.get("H23"), {
    lastHeldBy: "Hải Dương",
    closedOn: merger,
  });
  assert.equal(mayIssueCode("gso", "30", today, history), false);
  assert.equal(mayIssueCode("gso", "31", today, history), false);
  assert.equal(mayIssueCode("gso", "99", today, history), true);
});

test("all 34 provinces have the codes of the decisions, whether the new unit keeps an id or gets a new one", () => {
  assert.equal(provinces.length, 34);
  for (const idOfNew of [(name: string) => name, (name: string) => `${name} 2025`]) {
    const told = historyOf(provinces, idOfNew);
    for (const { name, gso, agency, old } of provinces) {
      const id = old.length > 1 ? idOfNew(name) : name;
      assert.equal(codeOn("gso", id, today, told), gso, name);
      assert.equal(codeOn("agency", id, today, told), agency, name);
    }
    assert.equal(codesOn("gso", today, told).held.size, 34);
    assert.equal(codesOn("gso", today, told).closed.size, 29);
    assert.equal(codesOn("agency", today, told).closed.size, 29);
  }
});

test("the two systems name different predecessors for exactly seven provinces", () => {
  const disagree = provinces.filter(({ name, gso, agency, old }) => {
    const heirOf = (code: string) => old.find((one) => one.gso === code || one.agency === code)?.name;
    assert.ok(heirOf(gso) !== undefined && heirOf(agency) !== undefined, name);
    return heirOf(gso) !== heirOf(agency);
  });
  assert.deepEqual(
    new Set(disagree.map(({ name }) => name)),
    new Set(["Bắc Ninh", "Lào Cai", "Quảng Trị", "Gia Lai", "Tây Ninh", "Đồng Tháp", "An Giang"]),
  );
});

test("the order in which history is told does not matter", () => {
  const reversed = {
    issued: history.issued.toReversed(),
    names: history.names.toReversed(),
    successions: history.successions.toReversed(),
  };
  for (const system of ["gso", "agency"] as const) {
    assert.deepEqual(
      new Map([...codesOn(system, today, reversed).held].toSorted()),
      new Map([...codesOn(system, today, history).held].toSorted()),
    );
  }
});

test("a renamed unit keeps both codes, and a transfer of function moves none", () => {
  const renamed: CodeHistory = {
    issued: [
      { system: "gso", body: "TTH", code: "46" },
      { system: "agency", body: "TTH", code: "H57" },
    ],
    names: [
      { body: "TTH", name: "Thừa Thiên Huế" },
      { body: "Hue", name: "Huế", from: calendarDate("2025-01-01") },
    ],
    successions: [
      { date: calendarDate("2025-01-01"), kind: "rename", predecessors: ["TTH"], successors: ["Hue"] },
      { date: calendarDate("2025-03-01"), kind: "transfer", predecessors: ["Hue"], successors: ["Other"] },
    ],
  };
  assert.equal(codeOn("gso", "Hue", today, renamed), "46");
  assert.equal(codeOn("agency", "Hue", today, renamed), "H57");
  assert.equal(codeOn("agency", "TTH", today, renamed), undefined);
});

test("a merged unit with a new name has no agency code until one is issued", () => {
  const told: CodeHistory = {
    issued: [
      { system: "agency", body: "A", code: "H01" },
      { system: "agency", body: "B", code: "H02" },
      { system: "agency", body: "C", code: "H64", from: calendarDate("2025-09-01") },
    ],
    names: [
      { body: "A", name: "A" },
      { body: "B", name: "B" },
      { body: "C", name: "C" },
    ],
    successions: [{ date: merger, kind: "merge", predecessors: ["A", "B"], successors: ["C"] }],
  };
  assert.equal(codeOn("agency", "C", merger, told), undefined);
  assert.equal(codeOn("agency", "C", today, told), "H64");
});

interface Coded {
  readonly name: string;
  readonly gso: string;
  readonly agency: string;
}

interface Province extends Coded {
  readonly old: readonly Coded[];
  readonly headOffice: string;
}

function readProvince(line: string): Province {
  const [olds = "", now = "", headOffice = ""] = line.split(/ [>@] /u);
  return { ...readCoded(now), old: olds.split(" + ").map(readCoded), headOffice };
}

function readCoded(text: string): Coded {
  const [, name = "", gso = "", agency = ""] = /^(.+) (\d\d) (H\d\d)$/u.exec(text) ?? [];
  return { name, gso, agency };
}

function historyOf(all: readonly Province[], idOfNew: (name: string) => string): CodeHistory {
  const olds = all.flatMap(({ old }) => old);
  const merged = all.filter(({ old }) => old.length > 1);
  const names: BodyName[] = olds.map(({ name }) => ({ body: name, name }));
  for (const { name } of merged) names.push({ body: idOfNew(name), name, from: merger });
  const successions = merged.map(({ name, old, headOffice }): CodedSuccession => ({
    date: merger,
    kind: "merge",
    predecessors: old.map((one) => one.name),
    successors: [idOfNew(name)],
    headOfficeIn: { [idOfNew(name)]: headOffice },
  }));
  const issued = olds.flatMap(({ name, gso, agency }) => [
    { system: "gso", body: name, code: gso } as const,
    { system: "agency", body: name, code: agency } as const,
  ]);
  return { issued, names, successions };
}
