/** What the `iam` codes mean and how they are mended. */
import type { IamArguments } from "../arguments/iam.js";
import type { Catalogue } from "../types.js";
import { iamCoverageCatalogue } from "./iam-coverage.js";
import { iamDenialsCatalogue } from "./iam-denials.js";

export const iamCatalogue: Catalogue<keyof IamArguments> = {
  ...iamDenialsCatalogue,
  ...iamCoverageCatalogue,
};
