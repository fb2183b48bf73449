import { useState } from "preact/hooks";
import type { SearchResult } from "../../api-types.ts";
import { api } from "../api/api.ts";
import { useLoad } from "../api/use-load.ts";
import { FailureNote } from "../components/failure-note.tsx";
import { Page } from "../components/page.tsx";
import { SearchBox } from "../components/search-box.tsx";
import { Monogram } from "../settings/monogram.tsx";
import { go } from "../state/route.ts";
import { text } from "../text.ts";
import { PackagePanel } from "./package-panel.tsx";

const words = text.packages;
const HERE = { data: {}, loading: false, reload: () => Promise.resolve() };

/** What can be added. `open`: the package whose panel is open. */
export function AddPage({ open }: { open: string | undefined }) {
  const [asked, setAsked] = useState("");
  const found = useLoad(() => api.packages(asked), asked);
  return (
    <Page title={words.title} lead={words.lead} loaded={HERE}>
      {() => (
        <div class="stack">
          <SearchBox label={words.search} onSearch={setAsked} />
          {found.failure && <FailureNote what={words.cannotSearch} failure={found.failure} alert />}
          {!found.data && found.loading && <p class="quiet">{words.searching}</p>}
          {found.data && !found.failure && <Results packages={found.data.packages} />}
          {open !== undefined && (
            <PackagePanel
              key={open}
              spec={open}
              onClose={() => go("/add")}
              onChanged={() => void found.reload()}
            />
          )}
        </div>
      )}
    </Page>
  );
}

function Results({ packages }: { packages: readonly SearchResult[] }) {
  if (packages.length === 0) return <p class="quiet">{words.none}</p>;
  return (
    <ul class="cards">
      {packages.map((one) => (
        <li key={one.packageName} class="card">
          <Result found={one} />
        </li>
      ))}
    </ul>
  );
}

function Result({ found }: { found: SearchResult }) {
  const { name, packageName, version, description, installed } = found;
  return (
    <>
      <header>
        <Monogram label={name} />
        <h2>{name}</h2>
        <p class="small quiet">{`${whoseIs(found)} ${version}`}</p>
      </header>
      <div class="stack tight">
        {description !== undefined && <p class="quiet">{description}</p>}
        <p class="small quiet">{packageName}</p>
        {installed !== undefined && <p class="pill">{words.installed(installed)}</p>}
      </div>
      <div class="actions">
        <a
          class="button small"
          href={`/add/${encodeURIComponent(packageName)}`}
          aria-label={words.of(words.look, packageName)}
        >
          {words.look}
        </a>
      </div>
    </>
  );
}

function whoseIs({ official, publisher }: SearchResult): string {
  if (official) return words.official;
  return publisher === undefined ? words.community : words.publisher(publisher);
}
