import type { FakeGoogleSheets } from "@peregrine/fake-google-sheets";
import GoogleSheetsIntegration from "../index.ts";

type Values = Readonly<Record<string, unknown>>;

/** An integration whose Google is a fake one, or a server in front of it. */
export function connect(
  google: Pick<FakeGoogleSheets, "url" | "serviceAccount">,
  values: Values,
): GoogleSheetsIntegration {
  class OnFake extends GoogleSheetsIntegration {
    protected override get baseUrl(): string {
      return google.url;
    }
  }
  const integration = new OnFake();
  if (!integration.connect({ credentials_json: google.serviceAccount, ...values }))
    throw new Error(JSON.stringify(integration.issues));
  return integration;
}
