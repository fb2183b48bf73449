import { useId, useState } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { text } from "../text.ts";

const words = text.sync.choose;

interface SourceProps {
  ownJobs: string | undefined;
  /** The file to read; undefined for the user's own database. */
  onFile: (path: string | undefined) => void;
}

/** The pipeline's own database, or a file. */
export function JobSource({ ownJobs, onFile }: SourceProps) {
  const [own, setOwn] = useState(ownJobs !== undefined);
  const [path, setPath] = useState("");
  const choose = (isOwn: boolean) => {
    setOwn(isOwn);
    onFile(isOwn || path === "" ? undefined : path);
  };
  return (
    <fieldset class="stack tight">
      <legend>{words.source}</legend>
      <label class="check">
        <input
          type="radio"
          name="source"
          checked={own}
          disabled={ownJobs === undefined}
          onChange={() => choose(true)}
        />
        <span>
          {words.own}
          <span class="small quiet"> {ownJobs === undefined ? words.noOwn : words.ownPath(ownJobs)}</span>
        </span>
      </label>
      <label class="check">
        <input type="radio" name="source" checked={!own} onChange={() => choose(false)} />
        {words.file}
      </label>
      {!own && <FilePath path={path} onType={setPath} onRead={() => onFile(path.trim() || undefined)} />}
    </fieldset>
  );
}

interface PathProps {
  path: string;
  onType: (path: string) => void;
  onRead: () => void;
}

function FilePath({ path, onType, onRead }: PathProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.path}</label>
      <p class="help" id={`${id}-help`}>
        {words.pathHelp}
      </p>
      <div class="secret">
        <input
          id={id}
          class="input"
          spellcheck={false}
          autocapitalize="none"
          aria-describedby={`${id}-help`}
          value={path}
          onInput={(event) => onType(event.currentTarget.value)}
          onChange={onRead}
        />
        <Button small onClick={onRead}>
          {words.read}
        </Button>
      </div>
    </div>
  );
}
