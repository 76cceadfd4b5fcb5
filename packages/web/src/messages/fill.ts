// Fills the `{names}` of a message.

/** The message with its names filled in; a name without a value stays visible, so that the mistake is seen. */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}
