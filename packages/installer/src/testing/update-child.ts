import { createInstaller } from "../create-installer.ts";

// Updates everything in the home it is told, until it is killed.
const [home = ""] = process.argv.slice(2);
await createInstaller({ home, trustRoot: () => Promise.reject(new Error("no network")) }).update([]);
