import { PeregrineError } from "@peregrine/core";

const MOST_COLLISIONS = 5;

/**
 * Does it again from the start when somebody else saved the file at the very moment we would have: `work` reads what is
 * there, changes it, and replaces it, or fails with `conflict`.
 */
export async function throughCollisions<T>(work: () => Promise<T>): Promise<T> {
  for (let collisions = 1; ; collisions += 1) {
    try {
      return await work();
    } catch (error) {
      const again = PeregrineError.is(error) && error.code === "conflict" && collisions < MOST_COLLISIONS;
      if (!again) throw error;
    }
  }
}
