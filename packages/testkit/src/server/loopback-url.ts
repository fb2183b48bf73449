const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address of a service on this machine.
 *
 * @throws TypeError for any other: faults are for test servers, and a test must not reach a real service
 */
export function loopbackUrl(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === "http:" && LOOPBACK.test(url.hostname)) return url;
  throw new TypeError(
    `"${text}" cannot be wrapped: give an http address on this machine, such as http://127.0.0.1:8080`,
  );
}
