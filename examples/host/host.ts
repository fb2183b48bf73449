import { createPeregrine } from "@peregrine/core/host";

// An app of your own: connects to My Service and brings it in step with a file of jobs. node host.ts jobs.ndjson
const [jobs = "../jobs.ndjson"] = process.argv.slice(2);

// The home, the environment, fetch and the clock are the process's own, unless they are given here.
const peregrine = createPeregrine({ hostDir: import.meta.dirname });

const { integrations } = await peregrine.list();
console.log(`Installed: ${integrations.map(({ label }) => label).join(", ")}`);

// Checked, tested, then saved. "${MYSERVICE_KEY}" stays so on disk, and is read from the environment at each use.
const { ok, check } = await peregrine.connect("myservice", {
  api_key: "${MYSERVICE_KEY}",
  workspace_id: "demo",
});
if (!ok) throw new Error(check?.ok === false ? check.failure.message : "A value is missing");

const plan = await peregrine.plan("myservice", { jobs });
console.log(`To create: ${plan.counts.create}, to update: ${plan.counts.update}`);

const report = await peregrine.sync("myservice", {
  jobs,
  onEvent(event) {
    if (event.type === "failed") console.error(`${event.failure.title}: ${event.failure.failure.message}`);
  },
});
console.log(`${report.outcome}: ${report.counts.created} created, ${report.counts.unchanged} unchanged`);
