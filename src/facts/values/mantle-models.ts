/** `GET /v1/models` of Mantle: the line-up of the Region. */

export interface MantleModelsValue {
  region: string;
  /** IDs that are available to the account. */
  models: string[];
  /** IDs that the Region serves and this account may not use. */
  unavailable: string[];
}
