import type { Exchange } from "./exchange.ts";
import type { FaultAction, FaultKind, ScriptedAnswer } from "./fault.ts";
import type { Answer } from "./service.ts";

/** What each kind of fault does to an exchange. */
const KINDS: {
  readonly [K in FaultKind]: (exchange: Exchange, action: FaultAction<K>) => void | Promise<void>;
} = {
  drop: (exchange, { reset }) => exchange.cut("dropped", reset),

  status: (exchange, scripted) => exchange.send(madeUp(scripted)),

  redirect: (exchange, { location, status = 302 }) =>
    exchange.send(madeUp({ status, headers: { location } })),

  async delay(exchange, { ms, commitAnyway = false }) {
    if (await exchange.pause(ms, commitAnyway ? exchange.closing : undefined)) await passOn(exchange);
  },

  async commitThenDrop(exchange, { reset }) {
    await exchange.commit();
    exchange.cut("dropped", reset);
  },

  async commitThenStatus(exchange, scripted) {
    await exchange.commit();
    exchange.send(madeUp(scripted));
  },

  async commitThenStall(exchange, { fraction }) {
    const answer = somethingToCut(await exchange.commit());
    if (!exchange.begin(answer)) return;
    exchange.leave("stalled");
    await exchange.write(partOf(answer.body, fraction));
  },

  async commitThenTruncate(exchange, { fraction, wellFormed = false }) {
    const answer = somethingToCut(await exchange.commit());
    const part = partOf(answer.body, fraction);
    if (wellFormed) return exchange.send(shortened(answer, part));
    if (!exchange.begin(answer)) return;
    await exchange.write(part);
    exchange.cut("truncated");
  },

  async commitThenDelay(exchange, { ms }) {
    const answer = await exchange.commit();
    if (await exchange.pause(ms)) exchange.send(answer);
  },

  async slowDrip(exchange, { everyMs, bytes = 1 }) {
    const answer = await exchange.commit();
    if (!exchange.begin(answer)) return;
    let sent = 0;
    for (; sent + bytes < answer.body.length; sent += bytes) {
      await exchange.write(answer.body.subarray(sent, sent + bytes));
      if (!(await exchange.pause(everyMs))) return;
    }
    exchange.finish(answer.body.subarray(sent));
  },

  async kill(exchange, { when, hook }) {
    if (when === "afterCommit") await exchange.commit();
    hook(exchange.log);
    exchange.cut("dropped");
  },

  async interrupt(exchange, { when, hook }) {
    if (when === "beforeCommit") hook(exchange.log);
    const answer = await exchange.commit();
    if (when === "afterCommit") hook(exchange.log);
    exchange.send(answer);
  },
};

/** Does to an exchange what a fault says. */
export async function perform<K extends FaultKind>(
  exchange: Exchange,
  action: FaultAction<K>,
): Promise<void> {
  await KINDS[action.kind](exchange, action);
}

/** No fault: the service acts, and its answer is passed on. */
export async function passOn(exchange: Exchange): Promise<void> {
  exchange.send(await exchange.commit());
}

function madeUp({ status, headers = {}, body = "" }: ScriptedAnswer): Answer {
  if (typeof body === "string") return { status, headers, body: Buffer.from(body) };
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

/** An answer without a body has nothing to cut; it is replaced by one with the smallest there is. */
function somethingToCut(answer: Answer): Answer {
  return answer.body.length > 0 ? answer : madeUp({ status: 200, body: {} });
}

/** The first part of a body, never all of it. */
function partOf(body: Buffer, fraction = 0.5): Buffer {
  return body.subarray(0, Math.min(body.length - 1, Math.floor(body.length * fraction)));
}

/** An answer that ends with a part of its body as if that were all, also when that is nothing. */
function shortened({ status, headers }: Answer, part: Buffer): Answer {
  return { status, headers: { ...headers, "content-length": part.length }, body: part };
}
