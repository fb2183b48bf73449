/** The contract this core speaks. A package names the one it was written for in its package.json. */
export const API_VERSION = 1;
