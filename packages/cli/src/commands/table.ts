import type { Command } from "../command.ts";
import { add } from "./add.ts";
import { connect } from "./connect.ts";
import { dev } from "./dev.ts";
import { disconnect } from "./disconnect.ts";
import { doctor } from "./doctor.ts";
import { history } from "./history.ts";
import { info } from "./info.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";
import { search } from "./search.ts";
import { status } from "./status.ts";
import { sync } from "./sync.ts";
import { test } from "./test.ts";
import { tier } from "./tier.ts";
import { ui } from "./ui.ts";
import { undo } from "./undo.ts";
import { update } from "./update.ts";
import { verify } from "./verify.ts";
import { wizard } from "./wizard.ts";

/** All commands, in the order of a first acquaintance. Help, parsing, suggestions and `docs/cli.md` come from here. */
export const COMMANDS: readonly Command[] = [
  list,
  search,
  info,
  add,
  wizard,
  connect,
  test,
  sync,
  status,
  history,
  undo,
  disconnect,
  update,
  remove,
  tier,
  doctor,
  ui,
  dev,
  verify,
];
