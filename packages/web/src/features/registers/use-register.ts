// The declarations of the registers, as the server describes them; everything here is made from these.
import { useQuery } from "@tanstack/react-query";
import type { RegisterDescription } from "@nhipcau/registers/declaration/description.ts";
import { queryOf, routes } from "../../app/api.ts";

const keptFor = 5 * 60_000;

/** All registers with their counts. */
export function useRegisters() {
  return useQuery({ ...queryOf(routes.registers), staleTime: keptFor });
}

/** The declaration of one register; undefined while loading or when there is none of that name. */
export function useRegister(name: string | undefined): RegisterDescription | undefined {
  const { data } = useRegisters();
  return data?.registers.find(({ description }) => description.name === name)?.description;
}

/** The title of a record of a register. */
export function titleOf(
  register: RegisterDescription,
  record: { readonly id: string; readonly body: Readonly<Record<string, unknown>> },
): string {
  const title = record.body[register.titleField];
  return typeof title === "string" && title !== "" ? title : record.id;
}
