/** What was answered to a bare request. */
export interface Asked<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** Sends a bare request, so that a test can ask what no client would. A body that is a string is sent as it is. */
export async function ask<Body = Record<string, unknown>>(
  url: string,
  { method = "GET", headers, body }: { method?: string; headers?: Record<string, string>; body?: unknown },
): Promise<Asked<Body>> {
  const response = await fetch(url, {
    method,
    ...(headers ? { headers } : {}),
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
