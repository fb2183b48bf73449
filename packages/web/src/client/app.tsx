import { api } from "./api/api.ts";
import { useLoad } from "./api/use-load.ts";
import { Masthead } from "./components/masthead.tsx";
import { announcement } from "./state/announce.ts";
import { route, takeClicks } from "./state/route.ts";
import { text } from "./text.ts";
import { CurrentPage } from "./current-page.tsx";

/** The whole: masthead, the page of this address, and what a screen reader is told. */
export function App() {
  const overview = useLoad(api.overview, "overview");
  return (
    <div class="app" onClick={takeClicks}>
      <a class="skip" href="#page">
        {text.skip}
      </a>
      <Masthead here={route.value[0]} overview={overview.data} />
      <main id="page" tabIndex={-1}>
        <CurrentPage path={route.value} overview={overview} />
      </main>
      <div class="heard" role="status">
        {announcement}
      </div>
    </div>
  );
}
