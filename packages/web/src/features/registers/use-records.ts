// The records of a list, page after page by cursor; the next page is fetched before the reader reaches it.
import { useInfiniteQuery, useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { RecordPage, RecordView } from "@nhipcau/contract/shapes/record.ts";
import { call, routes } from "../../app/api.ts";
import { useAsOf } from "../../app/as-of.tsx";
import type { Names } from "./field-text.ts";
import { listQuery, type ListState } from "./list-state.ts";

const pageSize = 200;
/** How many rows before the end the next page is fetched: about four screens. */
const ahead = 150;

const readAgainPages = 5;

/** What the keys of these lists begin with: forget them (`removeQueries`) after changing a record. */
export const recordsByPage = "records-by-page";

export interface Row {
  readonly record: RecordView;
  readonly names: Names;
}

/** The rows fetched so far, the count, and `reached(index)` to be told which row is seen. */
export function useRecords(register: string, state: ListState) {
  const { asOf } = useAsOf();
  const query = { ...listQuery(state), ...(asOf === undefined ? {} : { asOf }) };
  const queryKey = [recordsByPage, register, query];
  const queries = useQueryClient();
  const loaded = queries.getQueryData<InfiniteData<RecordPage>>(queryKey)?.pages.length ?? 0;
  const pages = useInfiniteQuery({
    queryKey,
    // A long list is not read again from its start each time somebody, somewhere, changes something.
    enabled: loaded <= readAgainPages,
    queryFn: ({ pageParam, signal }) =>
      call(routes.records, {
        params: { register },
        query: { ...query, limit: pageSize, ...firstOrNext(pageParam) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page: RecordPage) => page.next,
    // A thousand pages must not be compared, or fetched again, whenever one more arrives.
    structuralSharing: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const rows = useMemo<Row[]>(
    () =>
      (pages.data?.pages ?? []).flatMap(({ records, names }) => records.map((record) => ({ record, names }))),
    [pages.data],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const reached = useCallback(
    (index: number) => {
      if (hasNextPage && !isFetchingNextPage && index >= rows.length - ahead) void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, rows.length],
  );
  const first = pages.data?.pages[0];
  return {
    rows,
    reached,
    count: first?.count,
    countIsExact: first?.countIsExact ?? true,
    hasMore: hasNextPage,
    isFetchingMore: isFetchingNextPage,
    isLoading: pages.isPending,
    error: pages.error,
    retry: () => void pages.refetch(),
  };
}

export type Records = ReturnType<typeof useRecords>;

// Counting is asked for once, with the first page.
function firstOrNext(cursor: string) {
  return cursor === "" ? { count: true } : { cursor };
}
