import { expect, test } from "vitest";
import { resolveEnv } from "./resolve-env.ts";

test("a whole value that names a variable is read from the environment, all else stays", () => {
  const values = {
    token: "${TOKEN}",
    inside: "x ${TOKEN}",
    spaced: " ${TOKEN}",
    odd: "${}",
    dash: "${A-B}",
    flag: true,
    map: { a: "${TOKEN}" },
  };
  expect(resolveEnv(values, { TOKEN: "secret" })).toEqual({
    values: { ...values, token: "secret" },
    used: ["TOKEN"],
    missing: [],
    issues: [],
  });
});

test("a variable that is not set, or empty, is missing by name and field", () => {
  const { values, missing, issues } = resolveEnv(
    { token: "${NOT_SET}", key: "${EMPTY}", proto: "${constructor}" },
    { EMPTY: "" },
  );
  expect(values).toEqual({});
  expect(missing).toEqual(["NOT_SET", "EMPTY", "constructor"]);
  expect(issues[0]).toEqual({
    field: "token",
    message: 'The environment variable NOT_SET, named by "token", is not set',
  });
});
