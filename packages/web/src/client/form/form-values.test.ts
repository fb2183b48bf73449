import { describe, expect, test } from "vitest";
import type { IntegrationForm } from "../../api-types.ts";
import { draftValues, firstValues, sentValues } from "./form-values.ts";

const FORM: IntegrationForm = {
  name: "acme",
  label: "Acme",
  state: "untested",
  configured: true,
  records: 0,
  path: "/acme.yaml",
  fields: [
    { key: "token", label: "Token", type: "password", required: true },
    { key: "board", label: "Board", type: "text", default: "main" },
    { key: "add", label: "Add", type: "checkbox", default: true },
  ],
  values: { board: 42, token: "never sent, but who knows" },
  secretsSet: ["token"],
};

describe("a form's values", () => {
  test("begin as stored, with secrets empty; defaults only fill a form that was never saved", () => {
    expect(firstValues(FORM)).toEqual({ token: "", board: "42", add: false });
    expect(firstValues({ ...FORM, configured: false, values: {} })).toEqual({
      token: "",
      board: "main",
      add: true,
    });
  });

  test("a draft wins over what is stored, but never brings a secret", () => {
    expect(firstValues(FORM, { board: "typed", token: "old" })).toMatchObject({ token: "", board: "typed" });
  });

  test("a secret nobody touched is not sent; one to be removed is null; emptied text is sent empty", () => {
    expect(sentValues(FORM.fields, { token: "", board: "", add: true })).toEqual({ board: "", add: true });
    expect(sentValues(FORM.fields, { token: null, board: "b", add: false })).toMatchObject({ token: null });
  });

  test("a draft keeps everything but secrets", () => {
    expect(draftValues(FORM.fields, { token: "s3cret", board: "b", add: true })).toEqual({
      board: "b",
      add: true,
    });
  });
});
