import type { BoardSettings } from "./board.ts";
import { openBoard } from "./board.ts";
import type { NotionApi } from "./notion-api.ts";

/**
 * Proves a connection step by step, so that each mistake has its own answer: the token, the database and whether it is shared,
 * its columns. Nothing is written. Whether the connection may insert and update, Notion tells at a write only: neither what it
 * says of the bot (`GetSelfResponse`) nor a database holds the capabilities that were ticked. That is told then.
 *
 * @returns who we are there, and what we write to
 */
export async function verifyConnection(
  api: NotionApi,
  settings: BoardSettings,
  signal: AbortSignal,
): Promise<{ account: string }> {
  const self = await api.call(signal, (client) => client.users.me({}));
  const bot = self.name ?? "Your connection";
  const { board } = await openBoard(api, settings, { signal, readOnly: true, warn: () => {} }, bot);
  const workspace = self.type === "bot" && "workspace_name" in self.bot ? self.bot.workspace_name : null;
  return { account: `${bot}${workspace ? ` in ${workspace}` : ""}, database “${board.name}”` };
}
