import { once } from "node:events";
import { runServer } from "verdaccio";

/**
 * Serves a registry on 127.0.0.1 until it is killed, and prints its address as a line of its own. Our packages are only
 * here; every other comes from the registry above.
 *
 * @example node serve.js /tmp/storage https://registry.example.com/
 */
const [storage, above] = process.argv.slice(2);
const open = { access: "$all", publish: "$all", unpublish: "$all" };

const server = await runServer({
  storage,
  self_path: storage,
  uplinks: { above: { url: above } },
  packages: {
    "@peregrine/*": open,
    "peregrine-integration-*": open,
    "**": { access: "$all", proxy: "above" },
  },
  web: { enable: false },
  middlewares: {},
  log: { type: "stdout", format: "json", level: "error" },
});

server.listen(0, "127.0.0.1");
await once(server, "listening");
console.log(`http://127.0.0.1:${server.address().port}/`);
