// People with addresses, as many as a test wants: specialists of departments of Quảng Ninh, ten in each.
import type { Recipient, Recipients } from "@nhipcau/operations/ports/recipients.ts";

/** Recipients `p-00000`, `p-00001`, …, ten to an agency `S-0`, `S-1`, … */
export function peopleOf(count: number): Recipients {
  const people: Recipient[] = Array.from({ length: count }, (_, index) => ({
    person: `p-${String(index).padStart(5, "0")}`,
    bears: [{ locality: "QN", agency: `S-${Math.floor(index / 10)}`, role: "specialist" }],
    email: `p${index}@quangninh.test`,
    language: "vi",
  }));
  return {
    list: async () => people,
    find: async (person) => people.find((one) => one.person === person),
  };
}
