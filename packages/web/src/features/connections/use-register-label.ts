// The name of a register as people read it, or its id while the declarations are on their way.
import { useText } from "../../app/language.tsx";
import { useRegisters } from "../registers/use-register.ts";

export function useRegisterLabel(): (register: string) => string {
  const text = useText();
  const { data } = useRegisters();
  return (register) => {
    const found = data?.registers.find(({ description }) => description.name === register);
    return found === undefined ? register : text(found.description.label);
  };
}
