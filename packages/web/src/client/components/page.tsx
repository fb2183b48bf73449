import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Loaded } from "../api/use-load.ts";
import { text } from "../text.ts";
import { Button } from "./button.tsx";
import { CopyCommand } from "./copy-command.tsx";
import { FailureNote } from "./failure-note.tsx";

interface PageProps<T> {
  title: string;
  lead?: ComponentChildren;
  loaded: Loaded<T>;
  children: (data: T) => ComponentChildren;
}

/** Whether a page has been shown before: only then does a new one take the focus. */
const visited = { any: false };

/** A page: its heading, and what was loaded for it or why it was not. */
export function Page<T>({ title, lead, loaded, children }: PageProps<T>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = text.title(title);
    if (visited.any && !document.querySelector("dialog[open]")) heading.current?.focus();
    visited.any = true;
  }, [title]);
  return (
    <>
      <div class="lead">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead !== undefined && <p>{lead}</p>}
      </div>
      <Content loaded={loaded}>{children}</Content>
    </>
  );
}

function Content<T>({ loaded, children }: Pick<PageProps<T>, "loaded" | "children">) {
  const { data, failure, reload } = loaded;
  if (data !== undefined) return <>{children(data)}</>;
  if (failure === undefined) return <p class="loading">{text.loading}</p>;
  if (failure.code === "auth") return <SignedOut />;
  return (
    <div class="stack">
      <FailureNote what={text.cannotLoad} failure={failure} alert />
      <div>
        <Button onClick={() => void reload()}>{text.tryAgain}</Button>
      </div>
    </div>
  );
}

function SignedOut() {
  return (
    <div class="empty" role="alert">
      <h2>{text.signedOut}</h2>
      <p>{text.signedOutHint}</p>
      <CopyCommand command={text.command} />
    </div>
  );
}
