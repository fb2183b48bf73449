import { FakeNotion } from "../../packages/fake-notion/src/index.ts";
import {
  startServer,
  type RunningServer,
} from "../../packages/integration-myservice/dist/server/start-server.js";

/** The services at the other end, on this machine: a Notion with an empty board, and the server that Lodestar talks to. */
export class Services implements AsyncDisposable {
  readonly notion: FakeNotion;
  readonly lodestar: RunningServer;
  readonly databaseId: string;

  private constructor(notion: FakeNotion, lodestar: RunningServer) {
    this.notion = notion;
    this.lodestar = lodestar;
    this.databaseId = notion.person.createDatabase("Jobs", { Name: { title: {} } }).id;
  }

  static async start(): Promise<Services> {
    return new Services(await FakeNotion.start(), await startServer());
  }

  /** What a user's environment says: requests come here, and these are the values of the forms. */
  environment(): NodeJS.ProcessEnv {
    return {
      PEREGRINE_BASE_URL_NOTION: this.notion.url,
      PEREGRINE_NOTION_TOKEN: this.notion.token,
      PEREGRINE_NOTION_DATABASE_ID: this.databaseId,
      PEREGRINE_BASE_URL_LODESTAR: this.lodestar.url,
      PEREGRINE_LODESTAR_API_KEY: this.lodestar.key,
      PEREGRINE_LODESTAR_WORKSPACE_ID: this.lodestar.workspace,
    };
  }

  /** How many records each has. */
  counts(): { notion: number; lodestar: number } {
    return { notion: this.notion.pages(this.databaseId).length, lodestar: this.lodestar.records().length };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.notion.close(), this.lodestar.close()]);
  }
}
