// Fields of a register by the names people read; a field the declaration does not have keeps its own.
import { useText } from "../../app/language.tsx";
import { useRegister } from "../registers/use-register.ts";

export function useFieldLabels(register: string, fields: readonly string[]): readonly string[] {
  const text = useText();
  const declared = useRegister(register);
  return fields.map((name) => {
    const field = declared?.fields.find((one) => one.name === name);
    return field === undefined ? name : text(field.label);
  });
}
