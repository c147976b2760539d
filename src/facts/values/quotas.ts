/** ListServiceQuotas of Amazon Bedrock: the applied values, as AWS names them. */

export interface QuotaEntry {
  code: string;
  name: string;
  value: number;
  /** Whether an increase can be asked for by Service Quotas. */
  adjustable: boolean;
}

export interface QuotasValue {
  region: string;
  /** Of the models in use; the many others are left out. */
  quotas: QuotaEntry[];
  pages: number;
  /** False where not every page was read: a quota that is not here may exist. */
  complete: boolean;
}
