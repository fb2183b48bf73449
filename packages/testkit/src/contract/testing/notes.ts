import { IntegrationBase, defineFields, type Destination } from "@peregrine/core";

const fields = defineFields([{ key: "token", label: "Token", type: "password", required: true }]);

/** What a job becomes there. */
export type Note = Record<"title" | "company" | "status", string | undefined>;

/** A sound integration of a small service; the tests break it in one way each. */
export default class Notes extends IntegrationBase<typeof fields> {
  static override readonly name: string = "notes";
  static readonly label = "Notes";
  static readonly tier = "free";
  static readonly baseUrl = "https://notes.example";

  fields() {
    return fields;
  }

  protected override async verify(): Promise<void> {
    await this.http.get("me");
  }

  override destination(): Destination<Note> {
    return {
      toRecord: ({ title, company, status }) => ({ title, company, status }),
      create: async (note, { key }) =>
        (await this.http.post<{ id: string }>("notes", { json: { ...note, key } })).id,
      update: (id, changes) => this.http.patch(`notes/${id}`, { json: changes }),
      find: async (key) =>
        (await this.http.get<{ id: string }[]>("notes", { query: { key } }))[0]?.id ?? null,
    };
  }
}
