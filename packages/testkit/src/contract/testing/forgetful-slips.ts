import { randomUUID } from "node:crypto";
import type { Destination } from "@peregrine/core";
import type { Note } from "./notes.ts";
import Slips from "./slips.ts";

/** Has a new name for each file it makes, and says of every record that it is not there. */
export default class ForgetfulSlips extends Slips {
  override destination(): Destination<Note> {
    return {
      ...super.destination(),
      create: async (note, { key }) => this.write(`${randomUUID()}.json`, { ...note, key }),
      find: async () => null,
    };
  }
}
