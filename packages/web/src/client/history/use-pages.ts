import { useState } from "preact/hooks";
import type { Page, PageQuery } from "../../api-types.ts";
import { useLoad } from "../api/use-load.ts";
import { PAGE_SIZE } from "../components/pager.tsx";

/** A list of the server's that is paged and searched. */
export function usePages<T>(load: (query: PageQuery) => Promise<Page<T>>) {
  const [query, setQuery] = useState({ offset: 0, search: "" });
  const { data, failure } = useLoad(() => load({ ...query, limit: PAGE_SIZE }), JSON.stringify(query));
  return {
    page: data,
    failure,
    offset: query.offset,
    turn: (offset: number) => setQuery({ ...query, offset }),
    search: (search: string) => setQuery({ offset: 0, search }),
  };
}
