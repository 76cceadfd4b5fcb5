// Whether what a dialog shows has been read since it was opened: an answer kept from an earlier look may be old, and nobody
// should begin to write or decide from that.
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";

/** True from the first moment at which nothing is being read any more; stays true while it is read again. */
export function useReadAnew({ data, isFetching }: Pick<UseQueryResult, "data" | "isFetching">): boolean {
  const [isRead, setRead] = useState(false);
  if (!isRead && data !== undefined && !isFetching) setRead(true);
  return isRead;
}
