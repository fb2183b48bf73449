/** Words of the history of runs. */
export const historyText = {
  title: "History",
  lead: "Every run, what it wrote, and a way back.",
  emptyTitle: "No runs yet",
  emptyHint: "Each sync is kept here with every field it changed.",
  toSync: "Go to Sync",
  filter: "Integration",
  all: "All",
  caption: "Runs, newest first",
  columns: { when: "When", where: "Where", outcome: "How it ended", what: "What it did" },
  outcomes: {
    done: "done",
    stopped: "stopped early",
    deferred: "put off",
    cancelled: "cancelled",
    braked: "not begun",
    killed: "was killed",
    running: "running",
  },
  run: (id: string) => `Run ${id}`,
  back: "All runs",
  to: (label: string) => `to ${label}`,
  nothing: "nothing to do",
  changes: "What it wrote",
  failures: "What did not succeed",
  noneWritten: "This run wrote nothing.",
  columnsOfChanges: { action: "What", job: "Job", changes: "Changes" },
  columnsOfFailures: { job: "Job", reason: "Why, and what to do" },
  did: {
    create: "created",
    update: "updated",
    adopt: "taken over",
    restore: "restored",
    trash: "taken back",
  },
  undo: {
    start: "Undo this run",
    title: (run: string) => `Undo run ${run}?`,
    wouldRestore: (count: string, one: boolean) =>
      one ? "One record gets its earlier values back." : `${count} records get their earlier values back.`,
    wouldTrash: (count: string, one: boolean) =>
      one
        ? "One record that the run created goes to the service's trash."
        : `${count} records that the run created go to the service's trash.`,
    refused: (count: string) => `${count} stay as they are:`,
    nothing: "There is nothing that can be taken back.",
    keep: "Records that someone changed at the service since are left alone.",
    go: "Undo it",
    done: "It is undone",
    did: (restored: string, trashed: string) => `${restored} restored, ${trashed} taken back.`,
    failed: "The run cannot be undone",
  },
};
