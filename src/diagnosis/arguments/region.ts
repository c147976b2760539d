/** What the `region` codes carry beside their name: values a person can compare, never prose. */
import type { RegionSource } from "../../claude-code/types.js";
import type { Location } from "../../machine/types.js";

/** A source of the region that the client does not use as it was meant. */
export interface RegionValue {
  source: RegionSource;
  value: string;
  /** The region that was probably meant, or null where nothing comes near. */
  meant: string | null;
  location?: Location;
}

export interface RegionArguments {
  "region.default-fallback": { region: string; profile: string; version: string };
  "region.malformed": {
    values: RegionValue[];
    /** The first value is used as it stands; else this version passes all of them over. */
    inForce: boolean;
    region: string;
    regionSource: RegionSource;
    version: string;
  };
  "region.ignored-by-version": {
    values: RegionValue[];
    region: string;
    version: string;
    /** First release that reads the AWS files. */
    readSince: string;
  };
  "region.unknown": { region: string; nearest: string[]; location?: Location; source: string };
  "region.small-fast-ineffective": {
    value: string;
    region: string;
    why: "malformed" | "no-small-model" | "not-moved";
    smallModel: string | null;
  };
  "region.prefix-override-ignored": {
    value: string;
    why: "too-old" | "govcloud" | "not-a-prefix";
    /** What the client would take in its place, where the value is only written differently. */
    corrected: string | null;
    region: string;
    version: string;
    readSince: string;
    allowed: string[];
  };
  "region.partition-unsupported": {
    region: string;
    partition: string;
    host: string;
    /** The host of the Bedrock runtime in that partition. */
    rightHost: string;
  };
  "region.unexpected": { expected: string; region: string; source: RegionSource; location?: Location };
}
