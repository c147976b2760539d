/** What the `models` codes carry beside their name: values a person can compare, never prose. */
import type { Location } from "../../machine/types.js";

/** Models that one refusal hit. */
export interface ModelsArgument {
  models: { model: string; roles: string[]; route: "invoke" | "mantle"; region: string }[];
}

export interface ModelArguments {
  "model.access-denied": ModelsArgument;
  "model.use-case-missing": ModelsArgument;
  "model.first-use": ModelsArgument;
  "throughput.on-demand-unsupported": {
    models: {
      model: string;
      roles: string[];
      suggestion: string | null;
      location?: Location;
      requested: string | null;
    }[];
  };
}
