import { z } from "zod";

/** The schemas that the API's description names. Our own list: zod's global one is everybody's. */
export const components = z.registry<{ id: string }>();

/** Enters a schema under the name that its type has in `api-types.ts`. */
export function component<T extends z.ZodType>(id: string, schema: T): T {
  components.add(schema, { id });
  return schema;
}
