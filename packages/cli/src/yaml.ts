/** The YAML parser, as a file of its own: see the build. */
export * from "yaml";
