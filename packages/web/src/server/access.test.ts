import { describe, expect, test } from "vitest";
import { rawRequest } from "./testing/raw-request.ts";
import { TestHome } from "./testing/test-home.ts";
import { TestWeb } from "./testing/test-web.ts";

const OVERVIEW = "/api/overview";

describe("getting in", () => {
  test("the link opens one browser; the token leaves the address, and no answer has it", async () => {
    const home = new TestHome();
    const web = await TestWeb.start(home);
    expect(web.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]{43}$/);
    const token = web.link.split("=")[1]!;
    expect(web.cookie).not.toContain(token);
    expect(JSON.stringify(await web.json(OVERVIEW))).not.toContain(token);
  });

  test("the cookie is for no script, no other site and no later day", async () => {
    const web = await TestWeb.start(new TestHome());
    const again = await web.request(new URL(web.link).pathname);
    expect([again.status, again.headers.get("location")]).toEqual([303, "/"]);
    const { startWeb } = await import("./start-web.ts");
    const other = await startWeb({ home: new TestHome().dir, env: {} });
    const opened = await fetch(other.url, { redirect: "manual" });
    await other.close();
    expect(opened.headers.get("set-cookie")).toMatch(
      /^peregrine_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect([opened.status, opened.headers.get("location")]).toEqual([303, "/"]);
  });

  test.each(["used", "wrong", "none"])("a token that was %s opens nothing", async (kind) => {
    const web = await TestWeb.start(new TestHome());
    const path = {
      used: new URL(web.link).pathname + new URL(web.link).search,
      wrong: "/open?token=x",
      none: "/open",
    };
    const answer = await rawRequest(web.url, path[kind as keyof typeof path]);
    expect([answer.status, answer.headers["set-cookie"]]).toEqual([401, undefined]);
    expect(answer.text).toContain("peregrine ui");
  });

  test.each(["", "peregrine_1=x", "PORT=x", "PORT="])(
    "without the cookie nothing is told or done: %j",
    async (cookie) => {
      const home = new TestHome().connect();
      const web = await TestWeb.start(home);
      const headers = { cookie: cookie.replace("PORT", `peregrine_${new URL(web.url).port}`) };
      for (const path of [
        OVERVIEW,
        "/api/openapi.json",
        "/api/activities/x/events",
        "/api/settings/system/integrations",
      ])
        expect((await rawRequest(web.url, path, headers)).status).toBe(401);
      const path = "/api/integrations/acme/disconnect";
      expect((await rawRequest(web.url, path, headers, { method: "POST" })).status).toBe(401);
      expect(home.read("config/integrations/acme.yaml")).toContain("demo-key");
    },
  );
});

describe("another site's page", () => {
  const asOther = async (headers: Record<string, string>, path = OVERVIEW, method = "GET") => {
    const home = new TestHome().connect();
    const web = await TestWeb.start(home);
    const answer = await rawRequest(web.url, path, { cookie: web.cookie, ...headers }, { method });
    expect(home.read("config/integrations/acme.yaml")).toContain("demo-key");
    return answer;
  };

  test.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example", "[::1]"])(
    "under a name that was rebound to us: Host %j",
    async (host) => {
      const answer = await asOther({ host });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.text).not.toContain("tier");
    },
  );

  test.each(["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost", ""])(
    "from its own origin: %j",
    async (origin) => {
      const answer = await asOther({ origin }, "/api/integrations/acme/disconnect", "POST");
      expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
        403,
        { failure: { code: "permission" } },
      ]);
    },
  );

  test.each(["cross-site", "same-site"])(
    "without an origin, as event streams and pictures are: %s",
    async (site) => {
      expect((await asOther({ "sec-fetch-site": site })).status).toBe(403);
      expect((await asOther({ "sec-fetch-site": site }, "/api/activities/x/events")).status).toBe(403);
    },
  );
});

test("our own pages are answered under each of our names", async () => {
  const web = await TestWeb.start(new TestHome());
  const { port } = new URL(web.url);
  for (const name of ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"]) {
    const host = `${name}:${port}`;
    const headers = { cookie: web.cookie, host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
    expect((await rawRequest(web.url, OVERVIEW, headers)).status).toBe(200);
  }
});

test.each(["/", OVERVIEW, "/open", "/no/such.js", "/api/nothing"])(
  "%s runs no foreign script, in no frame, and is not cached",
  async (path) => {
    const web = await TestWeb.start(new TestHome());
    const { headers } = await web.request(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  },
);

describe("requests that are wrong", () => {
  const post = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const web = await TestWeb.start(new TestHome().install());
    const all = { cookie: web.cookie, "content-type": "application/json", ...headers };
    return rawRequest(web.url, "/api/integrations/acme/connect", all, { method: "POST", body });
  };

  test.each([
    "{",
    "[]",
    "null",
    '"x"',
    "{}",
    '{"values":{"a":{}}}',
    '{"values":{},"save":"never"}',
    '{"values":{},"x":1}',
  ])("%s is answered with what is wrong", async (body) => {
    const { status, text } = await post(body);
    expect([status, JSON.parse(text)]).toMatchObject([
      422,
      { ok: false, failure: { code: "invalid_config" } },
    ]);
  });

  test("a form of another page has another type", async () => {
    expect(await post("{}", { "content-type": "text/plain" })).toMatchObject({ status: 422 });
  });

  test.each(["with", "without"])("a huge body is not read, %s a length", async (kind) => {
    const headers: Record<string, string> = kind === "with" ? {} : { "transfer-encoding": "chunked" };
    const { status, text } = await post(Buffer.alloc(400_000, " "), headers);
    expect(status).toBe(422);
    expect(text).toContain("256 KB");
  });

  test("too many are held back, and told how long", async () => {
    const clock = { now: () => 0, sleep: async () => undefined };
    const web = await TestWeb.start(new TestHome(), { clock });
    const answers = await Promise.all(Array.from({ length: 210 }, () => web.request("/api/activities")));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]!.headers.get("retry-after")).toBe("1");
  });
});

describe("the pages", () => {
  const start = async () => {
    const home = new TestHome()
      .write("secret.txt", "outside")
      .write("client/index.html", "<title>Peregrine</title>")
      .write("client/assets/app-1a2b.js", "1");
    return TestWeb.start(home, { clientDir: `${home.dir}/client` });
  };

  test("are served without a cookie; files with a hash in their name may be kept", async () => {
    const web = await start();
    for (const path of ["/", "/settings", "/sync/acme", "/index.html"]) {
      const page = await rawRequest(web.url, path);
      expect([page.status, page.headers["content-type"], page.text]).toEqual([
        200,
        expect.stringMatching(/^text\/html/),
        "<title>Peregrine</title>",
      ]);
      expect(page.headers["cache-control"]).toBe("no-store");
    }
    const script = await rawRequest(web.url, "/assets/app-1a2b.js");
    expect(script.headers).toMatchObject({
      "content-type": expect.stringContaining("javascript"),
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  test.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/assets/..\\..\\secret.txt",
    "//etc/passwd",
    "/assets/../../secret.txt",
    "/%00",
  ])("and nothing outside of them: %s", async (path) => {
    const web = await start();
    const { text } = await rawRequest(web.url, path);
    expect(text).not.toContain("outside");
    expect(text).not.toContain("root:");
  });
});
