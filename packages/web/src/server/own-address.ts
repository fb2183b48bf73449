/** The address the server listens at: only requests that were sent to it by name are answered. */
export class OwnAddress {
  #port = 0;

  get port(): number {
    return this.#port;
  }

  /** Known once the server listens. */
  set port(port: number) {
    this.#port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Is this `Host` header ours? Any other name leads here by DNS rebinding. */
  isHost(host: string | undefined): boolean {
    return host !== undefined && this.#hosts().includes(host.toLowerCase());
  }

  /** Is this `Origin` header one of our own pages? */
  isOrigin(origin: string): boolean {
    return this.#hosts().some((host) => origin.toLowerCase() === `http://${host}`);
  }

  #hosts(): string[] {
    return ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${this.#port}`);
  }
}
