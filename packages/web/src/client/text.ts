import { historyText } from "./text/history.ts";
import { settingsText } from "./text/settings.ts";
import { shellText } from "./text/shell.ts";
import { syncText } from "./text/sync.ts";
import { wizardText } from "./text/wizard.ts";

/** Every word that these pages say of themselves. A translation is another object of this shape. */
export const text = {
  ...shellText,
  settings: settingsText,
  sync: syncText,
  history: historyText,
  wizard: wizardText,
};
