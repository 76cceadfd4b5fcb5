// What the page on which one takes a role says, in English.
import type { signIn as source } from "../vi/sign-in.ts";

export const signIn: typeof source = {
  title: "Choose a role",
  demonstration: "This is a demonstration",
  demonstrationHelp:
    "Anyone may take a role to try, without an account. The role only decides for which side you may report; everything public can be seen without one.",
  current: "your role now",
  none: "This node has no accounts and does not run as a demonstration.",
};
