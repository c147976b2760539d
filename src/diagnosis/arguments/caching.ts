/** What the `caching` codes carry beside their name: values a person can compare, never prose. */

export interface CachingArguments {
  "caching.disabled": {
    switches: { name: string; value: string; models: string[] }[];
  };
  "caching.ttl-unsupported": {
    switches: { name: string; value: string }[];
    version: string;
    /** Models in use that keep a cache for five minutes only. */
    models: string[];
    /** What is wrong with the client's version, if anything. */
    client: "not-read" | "refused" | null;
    /** First release with which Bedrock takes it. */
    takenSince: string;
  };
}
