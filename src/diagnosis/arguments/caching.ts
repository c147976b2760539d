/** What the `caching` codes carry beside their name: values a person can compare, never prose. */

export interface CachingArguments {
  "caching.disabled": {
    switches: { name: string; value: string; models: string[] }[];
  };
  "caching.unsupported": {
    models: {
      model: string;
      roles: string[];
      /** `table`: known of the model; `refused`: AWS refused the cache mark. */
      told: "table" | "refused";
    }[];
  };
  "caching.ineffective": {
    models: {
      model: string;
      roles: string[];
      /** Tokens of all requests, in the order in which they were made. */
      requests: { inputTokens: number; writtenTokens: number; readTokens: number }[];
      minimum: number;
    }[];
  };
  "caching.verified": {
    models: {
      model: string;
      roles: string[];
      readTokens: number;
      /** Input tokens of the request that read: read, written and plain. */
      ofTokens: number;
      /** Share of that request's input price that the cache saved, 0 to 1; null where no price is known. */
      saving: number | null;
    }[];
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
