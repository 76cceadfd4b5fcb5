// An assignment in words: role, agency, locality.
import { useMessages } from "../../app/language.tsx";

type Role = keyof ReturnType<typeof useMessages>["shell"]["roles"];

export interface Standing {
  readonly role: Role;
  readonly locality?: { readonly name: string };
  readonly agency?: { readonly name: string };
}

export function useStandingText(): (standing: Standing) => string {
  const { shell } = useMessages();
  return ({ role, locality, agency }) =>
    [shell.roles[role], agency?.name, locality?.name].filter((part) => part !== undefined).join(" · ");
}
