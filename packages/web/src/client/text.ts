import { historyText } from "./text/history.ts";
import { packagesText } from "./text/packages.ts";
import { settingsText } from "./text/settings.ts";
import { shellText } from "./text/shell.ts";
import { syncText } from "./text/sync.ts";
import { wizardText } from "./text/wizard.ts";

/** Every word that these pages say of themselves. A translation is another object of this shape. */
export const text = {
  ...shellText,
  settings: settingsText,
  packages: packagesText,
  sync: syncText,
  history: historyText,
  wizard: wizardText,
};
