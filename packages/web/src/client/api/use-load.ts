import type { Failure } from "@peregrine/core/host";
import { useEffect, useRef, useState } from "preact/hooks";
import { failureOf } from "./refused.ts";

/** What was asked for: the last answer (also while a newer is fetched), or why there is none. */
export interface Loaded<T> {
  data?: T;
  failure?: Failure;
  loading: boolean;
  reload: () => Promise<void>;
}

/** Loads when the page comes up and whenever `key` changes. An answer that comes too late is dropped. */
export function useLoad<T>(load: () => Promise<T>, key: string): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, "reload">>({ loading: true });
  const latest = useRef(0);
  const reload = async () => {
    const turn = ++latest.current;
    setState(({ data }) => ({ ...(data === undefined ? {} : { data }), loading: true }));
    const next = await load().then(
      (data) => ({ data, loading: false }),
      (error: unknown) => ({ failure: failureOf(error), loading: false }),
    );
    if (turn === latest.current) setState(next);
  };
  useEffect(() => {
    void reload();
    return () => void latest.current++;
  }, [key]);
  return { ...state, reload };
}
