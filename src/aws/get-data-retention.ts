/** The account's data retention mode in one Region. */
import type { Answer, Caller } from "./call.js";
import { readControlPlane } from "./control-read.js";

/** Asks for it: `default`, `none`, `aws_review`, `provider_data_share` or `inherit`. */
export function getDataRetention(caller: Caller & { endpoint: string }): Promise<Answer<{ mode: string }>> {
  return readControlPlane(
    caller,
    { operation: "GetAccountDataRetention", path: "/data-retention" },
    ({ mode }) => (typeof mode === "string" ? { mode } : null),
  );
}
