import { plainCell } from "./filter.ts";
import type { Block, Workspace } from "./state.ts";

/** A page as a person reads it; empty cells are left out, options are names, several options a list. */
export interface StoredPage {
  id: string;
  inTrash: boolean;
  values: Record<string, string | number | boolean | readonly string[]>;
  /** The text of each block of the body, after its kind: `"paragraph: We are looking for…"`. */
  body: string[];
}

/** The pages of a database's first data source, oldest first. */
export function storedPages(workspace: Workspace, databaseId: string): StoredPage[] {
  const source = workspace.databases.get(databaseId)?.dataSources[0];
  if (!source) throw new Error(`There is no database ${databaseId}`);
  return source.pages.map((page) => {
    const cells = source.columns.map((column) => [column.name, plainCell(column, page)] as const);
    const filled = cells.flatMap(([name, value]) =>
      value === null || (Array.isArray(value) && value.length === 0) ? [] : [[name, value] as const],
    );
    return {
      id: page.id,
      inTrash: page.inTrash,
      values: Object.fromEntries(filled),
      body: page.blocks.map(blockText),
    };
  });
}

function blockText(block: Block): string {
  const [kind = "", content] =
    Object.entries(block).find(([key]) => key !== "type" && key !== "object") ?? [];
  const runs = (content as { rich_text?: { text?: { content?: string } }[] } | undefined)?.rich_text ?? [];
  return `${kind}: ${runs.map(({ text }) => text?.content ?? "").join("")}`;
}
