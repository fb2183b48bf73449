import Notes from "./notes.ts";

/** Says of every record that it is not there. */
export default class ForgetfulNotes extends Notes {
  override destination() {
    return { ...super.destination(), find: async () => null };
  }
}
