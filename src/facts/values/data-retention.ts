/** GetAccountDataRetention. */

export interface DataRetentionValue {
  mode: string;
}
