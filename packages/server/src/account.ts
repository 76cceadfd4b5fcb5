// The accounts of a demonstration: roles, not people.
import type { Text } from "@nhipcau/domain/text.ts";
import type { Acting, Role } from "@nhipcau/operations/ports/acting.ts";

export interface Account {
  readonly id: string;
  readonly name: Text;
  readonly locality: string;
  readonly agency?: string;
  readonly role: Exclude<Role, "system" | "public" | "administrator">;
}

/** The account as the operations know who acts. */
export function actingAs({ id, locality, agency, role }: Account): Acting {
  return { person: id, locality, role, ...(agency === undefined ? {} : { agency }) };
}

interface Post {
  /** What the account's id begins with; the role unless told. */
  readonly kind?: string;
  readonly vi: string;
  readonly en: string;
  readonly agency?: string;
}

const posts: readonly (Post & {
  readonly role: Account["role"];
  /** Where a locality has its departments divided otherwise. */
  readonly elsewhere?: Readonly<Record<string, Post>>;
})[] = [
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
    role: "specialist",
    kind: "culture-specialist",
    vi: "Chuyên viên Sở Văn hóa, Thể thao và Du lịch",
    en: "Specialist, Department of Culture, Sports and Tourism",
    agency: "SVHTTDL",
    elsewhere: {
      HN: {
        vi: "Chuyên viên Sở Văn hóa và Thể thao",
        en: "Specialist, Department of Culture and Sports",
        agency: "SVHTT",
      },
    },
  },
  {
    role: "data-officer",
    vi: "Cán bộ dữ liệu, Sở Khoa học và Công nghệ",
    en: "Data officer, Department of Science and Technology",
    agency: "SKHCN",
  },
  { role: "auditor", vi: "Người kiểm toán", en: "Auditor" },
  { role: "reader", vi: "Người đọc", en: "Reader" },
];

/** The accounts of each locality, with the locality's name: one of each role, and specialists of two departments. */
export function demonstrationAccounts(
  localities: readonly { readonly id: string; readonly name: string }[],
): Account[] {
  return localities.flatMap((locality) =>
    posts.map(({ role, kind = role, elsewhere, ...usual }) => {
      const { vi, en, agency } = elsewhere?.[locality.id] ?? usual;
      return {
        id: `${kind}-${locality.id.toLowerCase()}`,
        name: { vi: `${vi} ${locality.name}`, en: `${en}, ${locality.name}` },
        locality: locality.id,
        role,
        ...(agency === undefined ? {} : { agency: `${agency}-${locality.id}` }),
      };
    }),
  );
}
