import { startServer, type RunningServer, type ServerOptions } from "@peregrine/integration-myservice/server";
import { onTestFinished } from "vitest";
import type { Activity, ActivityAnswer, ActivityEvent } from "../../api-types.ts";
import { startWeb } from "../start-web.ts";
import type { WebOptions } from "../web-options.ts";
import type { TestHome } from "./test-home.ts";

/** A server of the pages, a MyService server behind it, and a browser that opened the link. */
export class TestWeb {
  readonly url: string;
  /** As it was printed; it has been used. */
  readonly link: string;
  readonly cookie: string;
  readonly service: RunningServer;
  readonly close: () => Promise<void>;

  private constructor(link: string, cookie: string, service: RunningServer, close: () => Promise<void>) {
    this.url = new URL(link).origin;
    this.link = link;
    this.cookie = cookie;
    this.service = service;
    this.close = close;
  }

  static async start(
    home: TestHome,
    options: WebOptions & { service?: ServerOptions } = {},
  ): Promise<TestWeb> {
    const service = await startServer(options.service);
    const baseUrls = { acme: service.url };
    const patience = { stopMs: 500, endMs: 100 };
    const web = await startWeb({
      home: home.dir,
      env: { PEREGRINE_CONTAINMENT: "none" },
      baseUrls,
      patience,
      ...options,
    });
    onTestFinished(async () => {
      await web.close();
      await service.close();
    });
    const opened = await fetch(web.url, { redirect: "manual" });
    const cookie = (opened.headers.get("set-cookie") ?? "").split(";")[0]!;
    return new TestWeb(web.url, cookie, service, web.close);
  }

  /** A request as the pages send it: GET, or POST when there is a body. */
  async request(path: string, body?: unknown, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      redirect: "manual",
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
      ...init,
      headers: {
        cookie: this.cookie,
        origin: this.url,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...init.headers,
      },
    });
  }

  /** The JSON that such a request is answered with; it must have succeeded. */
  async json<T = unknown>(path: string, body?: unknown, init?: RequestInit): Promise<T> {
    const response = await this.request(path, body, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  /** Begins an activity and waits for its end. */
  async finished(path: string, body: unknown = {}): Promise<Activity> {
    const { activity } = await this.json<ActivityAnswer>(path, body);
    const events = await this.events(activity.id);
    const last = events.at(-1);
    if (last?.type !== "end") throw new Error("The events ended without an end");
    return last.activity;
  }

  /** All events of an activity, up to its end. */
  async events(id: string, after = 0): Promise<ActivityEvent[]> {
    const headers = { "last-event-id": String(after) };
    const response = await this.request(`/api/activities/${id}/events`, undefined, { headers });
    const lines = (await response.text()).split("\n").filter((line) => line.startsWith("data: "));
    return lines.map((line): ActivityEvent => JSON.parse(line.slice("data: ".length)));
  }
}
