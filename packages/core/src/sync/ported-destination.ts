import type { Destination, RecordValue } from "../destination.ts";
import { PeregrineError } from "../errors.ts";
import type { Job } from "../job.ts";

/**
 * A destination for an integration that overrides `sync(jobs)`, as those of the original did: it is handed one changed
 * job at a time, and a 1 counts as synced. It cannot be asked what it has, so a crash may double the job in flight.
 */
export function portedDestination(sync: (jobs: Job[]) => Promise<number>): Destination {
  const write = async (job: Job | undefined): Promise<void> => {
    if (!job)
      throw new PeregrineError("not_found", "The job is not in the pipeline any more", {
        mayHaveCommitted: false,
      });
    if ((await sync([job])) !== 1)
      throw new PeregrineError("unknown", "The integration did not sync the job, and gave no reason");
  };
  return {
    limits: { concurrency: 1 },
    toRecord: (job) => Object.fromEntries(Object.entries(job).flatMap(comparable)),
    async create(_record, { job, key }) {
      await write(job);
      return key;
    },
    update: (_id, _changes, { job }) => write(job),
  };
}

/** Every column that can be compared takes part: the integration alone knows which it writes. */
function comparable([column, value]: [string, unknown]): [string, RecordValue][] {
  const plain = value === null || ["string", "number", "boolean"].includes(typeof value);
  const list = Array.isArray(value) && value.every((one) => typeof one === "string");
  return plain || list ? [[column, value as RecordValue]] : [];
}
