import ownPackage from "../../package.json" with { type: "json" };

/** The version of this core. The build copies it in, so it stays true in a bundle of somebody else. */
export const CORE_VERSION: string = ownPackage.version;
