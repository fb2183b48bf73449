import { expect, test } from "vitest";
import { jobKey } from "../job-key.ts";
import { openProbe, PROBE, run, startServer } from "./testing/probe.ts";

const signal = new AbortController().signal;
const job = { title: "Falconer", url: "https://jobs.example/1" };
const context = { key: jobKey(job)!, idempotencyKey: "once", job, signal };

/** A probe that is connected, with a destination whose methods answer what these expressions are worth. */
async function destinationOf(answers: Readonly<Record<string, string>>, patience = {}) {
  const methods = Object.entries({ toRecord: "{}", create: '"r1"', update: "null", ...answers });
  const members = `destination() { return { ${methods.map(([name, value]) => `${name}: (...args) => (${value})`).join(", ")} }; }`;
  const probe = await openProbe({ members, patience });
  await probe.connect({ code: "1", api_key: "key-0123456789" });
  return { probe, destination: await probe.destination() };
}

test("what is no record becomes a failure of that job alone", async () => {
  const { destination } = await destinationOf({
    toRecord: `({
      good: { a: 1, b: undefined, c: ["x"], d: false },
      nested: { a: { b: 1 } },
      text: "no record",
      infinite: { a: Infinity },
      proto: JSON.parse('{"__proto__": "x"}'),
      none: null,
    })[args[0].title] ?? (() => { throw new TypeError("no " + args[0].title + " key-0123456789"); })()`,
  });
  const titles = ["good", "nested", "text", "infinite", "proto", "other"];
  const [good, nested, text, infinite, proto, other] = await destination.toRecords!(
    titles.map((title) => ({ title })),
  );
  expect(good).toEqual({ record: { a: 1, b: null, c: ["x"], d: false } });
  for (const bad of [nested, text, proto]) {
    expect(bad).toMatchObject({ thrown: { code: "unknown", message: expect.stringMatching(/record/) } });
  }
  expect(infinite).toEqual({ record: { a: null } });
  expect(other).toMatchObject({ thrown: { name: "TypeError", message: "no other key-0123456789" } });
  expect({}).not.toHaveProperty("x");
});

test("ids that are no text are refused, and may have been made", async () => {
  for (const answer of ["42", "undefined", '""', "({ id: 1 })", '"x".repeat(3000)']) {
    const { destination, probe } = await destinationOf({ create: answer });
    const failure = { code: "unknown", message: "The integration did not answer with the id of a record" };
    await expect(destination.create({}, context), answer).rejects.toMatchObject(failure);
    await probe.close();
  }
});

test("a failure comes through with its code, without the secret, and without what it made up", async () => {
  const failure = `Object.assign(new Error("no key-0123456789"), { code: "rate_limited", status: 429,
    retryAfterMs: "soon", hint: "use key-0123456789", issues: [{ field: 1 }], [Symbol.for("peregrine.error")]: true })`;
  const { destination } = await destinationOf({ create: `(() => { throw ${failure}; })()` });
  const thrown: unknown = await destination.create({}, context).catch((error: unknown) => error);
  expect(thrown).toMatchObject({
    code: "rate_limited",
    message: "no [redacted]",
    hint: "use [redacted]",
    status: 429,
    issues: [],
  });
  expect(thrown).not.toHaveProperty("retryAfterMs");
});

test.each([
  ["exits", "process.exit(3)", /^The process that runs .* ended \(code 3\)$/],
  [
    "throws where nobody catches",
    'new Promise(() => setTimeout(() => { throw new Error("deep inside"); }))',
    /ended \(code 1\): deep inside$/,
  ],
  ["never answers", "new Promise(() => {})", /did nothing for 0.3 s$/],
  ["computes for ever", "(() => { for (;;); })()", /did nothing for 0.3 s$/],
  [
    "writes rubbish to its host",
    'require("fs").writeSync(3, Buffer.alloc(64, 255)) && new Promise(() => {})',
    /sent what is no message$/,
  ],
  ["closes the line to its host", 'require("fs").closeSync(3) || new Promise(() => {})', /ended|did nothing/],
])("a create that %s may have happened, and nothing more is asked", async (_what, create, message) => {
  const { destination } = await destinationOf({ create }, { silenceMs: 300 });
  const failure = { code: "incompatible", mayHaveCommitted: true, message: expect.stringMatching(message) };
  await expect(destination.create({}, context)).rejects.toMatchObject(failure);
  await expect(destination.update("r1", {}, context)).rejects.toMatchObject(failure);
});

test("what must only compute is given a short time", async () => {
  const { destination } = await destinationOf({ toRecord: "(() => { for (;;); })()" }, { pureMs: 300 });
  const failure = { code: "incompatible", message: expect.stringMatching(/did not answer within 0.3 s$/) };
  await expect(destination.toRecords!([job])).rejects.toMatchObject(failure);
});

test("a stop reaches the request in flight; what goes on all the same is ended", async () => {
  const { url, requests } = await startServer();
  const probe = await openProbe({ runtime: { baseUrl: url }, patience: { graceMs: 300 } });
  const stop = new AbortController();
  const silent = run(probe, 'this.http.get("silent")', {}, stop.signal);
  await expect.poll(() => requests).toEqual(["GET /silent"]);
  stop.abort();
  expect(await silent).toMatchObject({ ok: false, failure: { code: "cancelled" } });
  const deaf = await openProbe({ patience: { graceMs: 300 } });
  const check = await run(deaf, "new Promise(() => {})", {}, AbortSignal.abort());
  expect(check).toMatchObject({
    ok: false,
    failure: { code: "cancelled", message: expect.stringContaining(PROBE) },
  });
});

test("a scan is read page by page, and ends when its reader has enough", async () => {
  const { destination } = await destinationOf({
    scan: '(async function* () { for (let n = 0; n < 450; n += 1) yield { id: "r" + n, key: null, record: { n } }; })()',
  });
  const ids: string[] = [];
  for await (const { id } of destination.scan!({ signal })) ids.push(id);
  expect(ids).toHaveLength(450);
  for await (const found of destination.scan!({ signal })) {
    expect(found).toEqual({ id: "r0", record: { n: 0 } });
    break;
  }
  await expect(destination.create({}, context)).resolves.toBe("r1");
});

test("a class that is not what its manifest says is refused", async () => {
  const manifest = { name: "probe", label: "Bank", tier: "free", fields: [], hosts: ["bank.example"] };
  await expect(openProbe({ parts: { manifest } })).rejects.toMatchObject({
    code: "incompatible",
    message: expect.stringContaining(
      'disagrees with its manifest about label ("Probe" against "Bank"), fields',
    ),
  });
});

test("a module that throws, one that waits for ever and one that computes for ever are refused", async () => {
  const refused = (entry: string) => openProbe({ parts: { entry }, patience: { loadMs: 4000 } });
  await expect(refused('throw new TypeError("not here");')).rejects.toMatchObject({
    code: "incompatible",
    message: `${PROBE} 1.2.3 cannot be used: it fails while it loads: not here`,
  });
  await expect(refused('import "node:net"; export default 1;')).rejects.toMatchObject({
    message: `${PROBE} 1.2.3 cannot be used: it fails while it loads: use of net`,
  });
  await expect(refused("for (;;);")).rejects.toMatchObject({
    code: "incompatible",
    message: expect.stringMatching(/did not answer within 4 s$/),
  });
});
