// The text of a named agency with who does its work today, in the reader's language.
import type { KeeperView } from "@nhipcau/contract/shapes/programme.ts";
import type { Named } from "@nhipcau/contract/shapes/text-shape.ts";
import { useMessages } from "../../app/language.tsx";
import { useFormat } from "../../app/use-format.ts";
import { keeperText } from "./keeper-text.ts";

export function useAgencyText(): (agency: Named, keepers: readonly KeeperView[] | undefined) => string {
  const { keeper } = useMessages().lists;
  const { day } = useFormat();
  return (agency, keepers) => keeperText(agency, keepers, keeper, day);
}
