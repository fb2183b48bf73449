declare module "@npmcli/config" {
  /** npm's own reader of its settings: files, environment and command line, each over the one before. */
  export default class Config {
    constructor(options: {
      definitions: unknown;
      shorthands: unknown;
      flatten: unknown;
      nerfDarts: unknown;
      npmPath: string;
      argv: readonly string[];
      env: Readonly<Record<string, string | undefined>>;
      cwd: string;
      warn: boolean;
    });
    load(): Promise<void>;
    /** All settings as npm's libraries take them, credentials among them. */
    readonly flat: Readonly<Record<string, unknown>>;
  }
}

declare module "@npmcli/config/lib/definitions/index.js" {
  const parts: { definitions: unknown; shorthands: unknown; flatten: unknown; nerfDarts: unknown };
  export default parts;
}
