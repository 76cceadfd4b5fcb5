// Whether to offer what changes records. The server decides by one rule (`operations/records/permission.ts`) and says in
// the answer about the session what that rule gives for whoever is signed in, so the page never has a rule of its own.
import { routes, useCall } from "./api.ts";

/** Whether records of the register may be added and imported; undefined until the node has answered. */
export function useMayWrite(register: string): boolean | undefined {
  const { data } = useCall(routes.session);
  return data?.mayWrite.includes(register);
}
