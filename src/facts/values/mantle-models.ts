/** `GET /v1/models` of Mantle: the line-up of the Region. */

export interface MantleModelsValue {
  region: string;
  models: string[];
}
