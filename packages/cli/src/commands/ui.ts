import type { Call, Command } from "../command.ts";
import { peregrineOptions } from "../peregrine-options.ts";
import { openInBrowser } from "../terminal/open-in-browser.ts";
import { portOf } from "../terminal/port-of.ts";
import { printable } from "../terminal/printable.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";

export const ui: Command = {
  name: "ui",
  args: "",
  arity: [0, 0],
  summary: "open the pages: Settings, Sync, History, and the first-run wizard",
  about: [
    "Serves the pages on this machine alone, and opens them in your browser. The link works once, for one browser. The server ends with Ctrl-C, or with this terminal.",
  ],
  options: [
    { name: "port", value: "N", summary: "listen on this port; by default any that is free" },
    { name: "no-open", summary: "print the link, and open no browser" },
  ],
  examples: [
    { call: "peregrine ui", does: "open the pages" },
    { call: "peregrine ui --no-open --port 4000", does: "only serve them" },
  ],
  json: 'First a line of its own, `{ "url": … }`; at the end nothing but `ok`.',
  failed: "The pages could not be served.",
  async run(call) {
    const { startWeb } = await import("@peregrine/web");
    const port = portOf(call.value("port"));
    await withInterrupt(call.shell, async ({ stop }) => {
      const web = await startWeb({
        ...peregrineOptions(call.shell, call.value("home")),
        ...(port === undefined ? {} : { port }),
        onNote: (note) => call.shell.err.write(`${printable(note)}\n`),
      });
      tell(call, web.url);
      await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
      await web.close();
    });
    return { data: {}, text: "" };
  },
};

function tell({ shell, json, flag, paint }: Call, url: string): void {
  if (json) return shell.out.write(`${JSON.stringify({ url })}\n`);
  const opened = !flag("no-open") && shell.out.isTTY && openInBrowser(url);
  shell.out.write(
    `${opened ? "Opened in your browser" : "Open"} ${paint.bold(url)}\n${paint.dim("Ctrl-C ends it.")}\n`,
  );
}
