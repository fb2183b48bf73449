/** A record as the service keeps it. */
type Kept = Record<string, unknown> & { id: string };

/** The service of the integration `acme`, in memory, behind a `fetch`: accepts the key `"good"`, refuses a title `"Bad"`. */
export class AcmeService {
  readonly records = new Map<string, Kept>();
  readonly requests: string[] = [];
  /** Called before each answer: to wait, or to press Ctrl-C. */
  beforeAnswer: (request: string) => void | Promise<void> = () => undefined;

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const line = `${request.method} ${url.pathname}${url.search}`;
    this.requests.push(line);
    await this.beforeAnswer(line);
    request.signal.throwIfAborted();
    if (request.headers.get("authorization") !== "Bearer good")
      return Response.json({ message: "Unknown key" }, { status: 401 });
    const body: unknown = ["GET", "DELETE"].includes(request.method) ? {} : await request.json();
    return this.#answer(request.method, url, { ...(body as object) });
  };

  #answer(method: string, url: URL, body: Record<string, unknown>): Response {
    const [kind, id = ""] = url.pathname.split("/").slice(1);
    if (kind === "ping") return Response.json({ account: "Ada\u001B[31m" });
    if (id !== "" && !this.records.has(id))
      return Response.json({ message: "Unknown record" }, { status: 404 });
    if (method === "GET" && id !== "") return Response.json(this.records.get(id));
    if (method === "DELETE") return Response.json({ trashed: this.records.delete(id) });
    if (method === "GET") {
      const found = [...this.records.values()].filter(
        (record) => record["key"] === url.searchParams.get("key"),
      );
      return Response.json(found);
    }
    if (body["title"] === "Bad")
      return Response.json({ message: "A title must not be bad" }, { status: 422 });
    const kept = { ...this.records.get(id), ...body, id: id || `r${this.records.size + 1}` };
    this.records.set(kept.id, kept);
    return Response.json(kept);
  }
}
