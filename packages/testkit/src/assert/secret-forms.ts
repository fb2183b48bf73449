/** A secret as it may look where it is not meant to be, by the name of the encoding. */
export type SecretForms = Readonly<Record<string, readonly string[]>>;

/**
 * The ways in which a secret can be written: as it is, URL-encoded, in JSON, in base64 and base64url, in hex.
 * Base64 also within a longer text, such as `user:secret`: there it has three forms, by where it begins.
 */
export function secretForms(secret: string): SecretForms {
  const base64 = [0, 1, 2].map((offset) => base64Within(secret, offset));
  return {
    "as it is": [secret],
    "URL-encoded": [encodeURIComponent(secret), new URLSearchParams([["", secret]]).toString().slice(1)],
    "in JSON": [JSON.stringify(secret).slice(1, -1)],
    "in base64": base64,
    "in base64url": base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
    "in hex": [Buffer.from(secret).toString("hex")],
  };
}

/** How a secret is written in a text, if it is there. */
export function formIn(text: string, forms: SecretForms): string | undefined {
  return Object.keys(forms).find((name) => forms[name]?.some((form) => containsForm(text, form)));
}

/** Percent-encodings and hex digits are the same in either case. */
function containsForm(text: string, form: string): boolean {
  if (text.includes(form)) return true;
  return /^[\da-f]+$|%/.test(form) && text.toLowerCase().includes(form.toLowerCase());
}

/** The base64 digits that depend on the secret alone when `offset` other bytes stand before it, and any after. */
function base64Within(secret: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const digits = bytes.toString("base64").replace(/=+$/, "");
  return digits.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
}
