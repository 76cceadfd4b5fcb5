// The size of a file as people read it: kilobytes up to one megabyte, then megabytes.
import { useFormat } from "../../app/use-format.ts";
import { useEvidenceMessages } from "./evidence-messages.ts";

export function useSizeText(): (bytes: number) => string {
  const messages = useEvidenceMessages();
  const format = useFormat();
  return (bytes) => {
    if (bytes < 1024 ** 2) return messages.size(format.number(Math.max(1, Math.round(bytes / 1024))));
    return messages.sizeLarge(format.number(Math.round((10 * bytes) / 1024 ** 2) / 10));
  };
}
