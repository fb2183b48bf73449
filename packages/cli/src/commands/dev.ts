import type { DevelopmentEvent } from "@peregrine/workbench";
import type { Call, Command } from "../command.ts";
import { showExchange } from "../show/show-exchange.ts";
import { openInBrowser } from "../terminal/open-in-browser.ts";
import { portOf } from "../terminal/port-of.ts";
import { printable } from "../terminal/printable.ts";
import { withInterrupt } from "../terminal/with-interrupt.ts";

export const dev: Command = {
  name: "dev",
  args: "[PATH]",
  arity: [0, 1],
  summary: "for authors: see an integration in the pages while you write it",
  about: [
    "Builds the package in a folder, by default this one, and shows it in the pages, in a home of its own that is gone afterwards. Builds it anew whenever a file changes; the next test or sync runs the new build, and one that fails never takes the place of the last good one.",
    "Prints each request of the integration and its answer, without the connection's secrets. PEREGRINE_BASE_URL_<NAME> sends the requests to a server on your own machine. Ctrl-C ends it.",
  ],
  options: [
    { name: "port", value: "N", summary: "listen on this port; by default any that is free" },
    { name: "no-open", summary: "print the link, and open no browser" },
  ],
  examples: [
    { call: "peregrine dev", does: "the package in this folder" },
    { call: "peregrine dev ../acme --no-open", does: "another, and only print the link" },
  ],
  json: 'First a line of its own, `{ "url": …, "home": … }`, then one for each event: its `kind` is `built`, `failed` or `request`; at the end nothing but `ok`.',
  failed: "The package could not be shown.",
  async run(call) {
    const { developPackage } = await import("@peregrine/workbench");
    const { shell, args, value } = call;
    const port = portOf(value("port"));
    await withInterrupt(shell, async ({ stop }) => {
      const development = await developPackage({
        cwd: shell.cwd,
        env: shell.env,
        onEvent: (event) => tell(call, event),
        ...(args[0] === undefined ? {} : { dir: args[0] }),
        ...(port === undefined ? {} : { port }),
        ...(shell.fetch ? { fetch: shell.fetch } : {}),
      });
      tellWhere(call, development);
      if (!stop.aborted)
        await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
      await development.close();
    });
    return { data: {}, text: "" };
  },
};

function tellWhere({ json, shell, flag, paint }: Call, { url, home }: { url: string; home: string }): void {
  if (json) return shell.out.write(`${JSON.stringify({ url, home })}\n`);
  const opened = !flag("no-open") && shell.out.isTTY && openInBrowser(url);
  shell.out.write(
    `${opened ? "Opened in your browser" : "Open"} ${paint.bold(url)}\n${paint.dim("Ctrl-C ends it.")}\n`,
  );
}

function tell({ json, shell, paint }: Call, event: DevelopmentEvent): void {
  if (json) return shell.out.write(`${JSON.stringify(event)}\n`);
  if (event.kind === "built") shell.out.write(`${paint.green("✓")} built in ${event.ms} ms\n`);
  if (event.kind === "request") shell.out.write(`${showExchange(event.exchange, paint)}\n`);
  if (event.kind !== "failed") return;
  const lines = event.output.split("\n").map((line) => `  ${printable(line)}`);
  shell.out.write(`${paint.red("✗")} It does not build; the last good version stays.\n${lines.join("\n")}\n`);
}
