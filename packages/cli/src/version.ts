import manifest from "../package.json" with { type: "json" };

/** Version of Fiducial, as every report prints it. */
export const version: string = manifest.version;
