// A shared code list (danh mục dùng chung): the values a coded field may take, each with its label.
import type { Text } from "@nhipcau/domain/text.ts";

export interface CodeList<Code extends string = string> {
  readonly name: string;
  readonly label: Text;
  readonly codes: { readonly [C in Code]: Text };
}

/** Declares a code list; the keys of `codes` are the codes, in the order people expect to see them. */
export function codeList<const Codes extends Record<string, Text>>(
  name: string,
  label: Text,
  codes: Codes,
): CodeList<Extract<keyof Codes, string>> {
  return { name, label, codes };
}

/** The codes of a list, in order. */
export function codesOf<Code extends string>(list: CodeList<Code>): readonly Code[] {
  return Object.keys(list.codes) as Code[];
}
