import { describeRequest, type LoggedRequest } from "../server/logged-request.ts";

type Requests = readonly LoggedRequest[];

/** @throws Error that lists the requests, when there are more than `most` */
export function assertMaxRequests(requests: Requests, most: number): void {
  if (requests.length <= most) return;
  const shown = requests.slice(0, 20).map(describeRequest).join("\n  ");
  throw new Error(`${requests.length} requests where at most ${most} were expected:\n  ${shown}`);
}

/**
 * Between one request and the next lie at least `ms` milliseconds of the server's clock.
 *
 * @throws Error that names the two requests that lie closest
 */
export function assertMinSpacing(requests: Requests, ms: number): void {
  const sorted = byTime(requests);
  const gaps = sorted
    .slice(1)
    .map((request, before) => ({ request, gap: request.at - sorted[before]!.at, before: sorted[before]! }));
  const closest = gaps.sort((a, b) => a.gap - b.gap)[0];
  if (!closest || closest.gap >= ms) return;
  const { request, before, gap } = closest;
  throw new Error(
    `${describeRequest(request)} came ${gap} ms after ${describeRequest(before)}; at least ${ms} ms were expected`,
  );
}

/**
 * No window of `perMs` milliseconds, wherever it begins, holds more than `most` requests.
 *
 * @throws Error that names the fullest window
 */
export function assertMaxRate(requests: Requests, { most, perMs }: { most: number; perMs: number }): void {
  const sorted = byTime(requests);
  let start = 0;
  let worst = { count: 0, start: 0 };
  for (const [end, { at }] of sorted.entries()) {
    while (at - sorted[start]!.at >= perMs) start += 1;
    if (end - start + 1 > worst.count) worst = { count: end - start + 1, start };
  }
  if (worst.count <= most) return;
  const first = describeRequest(sorted[worst.start]!);
  throw new Error(
    `${worst.count} requests within ${perMs} ms, from ${first} on; at most ${most} were expected`,
  );
}

/** @throws Error when more than `most` requests were under way at once */
export function assertMaxConcurrency(requests: Requests, most: number): void {
  const worst = requests.find(({ inFlight }) => inFlight > most);
  if (!worst) return;
  throw new Error(
    `${worst.inFlight} requests under way at once when ${describeRequest(worst)} came; at most ${most} were expected`,
  );
}

function byTime(requests: Requests): LoggedRequest[] {
  return [...requests].sort((a, b) => a.at - b.at);
}
