// What the page on which one takes a role says, in English.
import type { signIn as source } from "../vi/sign-in.ts";

export const signIn: typeof source = {
  title: "Choose a role",
  demonstration: "This is a demonstration",
  demonstrationHelp:
    "There is no real sign-in yet: anyone may take a role to try. The role only decides for which side you may report; everything public can be seen without one.",
  current: "your role now",
  none: "This node does not run as a demonstration, so there is no role to choose.",
};
