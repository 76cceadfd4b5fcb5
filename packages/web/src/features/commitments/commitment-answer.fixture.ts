// A commitment as the server answers it, for tests of what is made of it.
import type { Answer } from "../../app/request.ts";

const named = (name: string) => ({ id: name, name });
export const coded = (code: string) => ({ code, label: { vi: code, en: code } });

export const quangNinh = named("Quảng Ninh");
export const haiPhong = named("Hải Phòng");

type Part = Answer<"commitment">["parts"][number];
type Report = Answer<"commitment">["reports"][number];

export function part(id: string, locality: { id: string; name: string }): Part {
  return {
    id,
    task: `việc ${id}`,
    commitment: named("Quy chế"),
    agreement: named("A06"),
    sector: coded("tourist-boats"),
    locality,
    steward: locality,
    coordinatingAgencies: [],
    class: "open-in-term",
    phase: "open",
    forecast: { basis: "unknown" },
    openObstacles: 0,
    obstaclesBeyondAuthority: 0,
    waitsFor: [],
    illustrative: false,
  };
}

export function report(id: string, of: string, date: string, changes: Partial<Report> = {}): Report {
  return {
    id,
    part: of,
    locality: quangNinh,
    date,
    stage: coded("in-progress"),
    narrative: `báo cáo ${id}`,
    noChange: false,
    change: "changed",
    version: 1,
    recordedAt: `${date}T03:00:00Z`,
    illustrative: false,
    ...changes,
  };
}

export function commitmentAnswer(changes: Partial<Answer<"commitment">> = {}): Answer<"commitment"> {
  const side = {
    parts: 1,
    class: "open-in-term",
    forecast: { basis: "unknown" },
    openObstacles: 0,
    holdsUp: false,
  } as const;
  return {
    asOf: "2026-11-21",
    commitment: {
      id: "C-1",
      title: "Quy chế",
      agreement: named("A06"),
      sector: coded("tourist-boats"),
      sides: [
        { ...side, locality: quangNinh },
        { ...side, locality: haiPhong },
      ],
      class: "open-in-term",
      partsReported: 0,
      parts: 2,
      disagreements: [],
      illustrative: false,
    },
    clauses: [],
    parts: [part("P1", quangNinh), part("P2", haiPhong)],
    reports: [],
    obstacles: [],
    extensions: [],
    results: [],
    statements: [],
    milestones: [],
    decisions: [],
    mayReport: [],
    mayDo: [],
    ...changes,
  };
}
