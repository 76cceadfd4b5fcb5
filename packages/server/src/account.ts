// The accounts of a demonstration: roles, not people.
import type { Text } from "@nhipcau/domain/text.ts";
import type { Acting, Role } from "@nhipcau/operations/ports/acting.ts";

export interface Account {
  readonly id: string;
  readonly name: Text;
  readonly locality: string;
  readonly agency?: string;
  readonly role: Exclude<Role, "system" | "public">;
}

/** The account as the operations know who acts. */
export function actingAs({ id, locality, agency, role }: Account): Acting {
  return { person: id, locality, role, ...(agency === undefined ? {} : { agency }) };
}

const roles: readonly {
  readonly role: Account["role"];
  readonly vi: string;
  readonly en: string;
  readonly agency?: string;
}[] = [
  { role: "leader", vi: "Phó Chủ tịch phụ trách", en: "Supervising Vice Chair", agency: "UBND" },
  {
    role: "focal-point",
    vi: "Đầu mối hợp tác, Văn phòng UBND",
    en: "Cooperation focal point, Office of the People's Committee",
    agency: "UBND",
  },
  {
    role: "specialist",
    vi: "Chuyên viên Sở Xây dựng",
    en: "Specialist, Department of Construction",
    agency: "SXD",
  },
  {
    role: "data-officer",
    vi: "Cán bộ dữ liệu, Sở Khoa học và Công nghệ",
    en: "Data officer, Department of Science and Technology",
    agency: "SKHCN",
  },
  { role: "reader", vi: "Người đọc", en: "Reader" },
];

/** One account of each role for each locality, with the locality's name. */
export function demonstrationAccounts(
  localities: readonly { readonly id: string; readonly name: string }[],
): Account[] {
  return localities.flatMap(({ id, name }) =>
    roles.map(({ role, vi, en, agency }) => ({
      id: `${role}-${id.toLowerCase()}`,
      name: { vi: `${vi} ${name}`, en: `${en}, ${name}` },
      locality: id,
      role,
      ...(agency === undefined ? {} : { agency: `${agency}-${id}` }),
    })),
  );
}
