/**
 * The questions beyond the skeleton: each starts as soon as what it depends on is known, and none
 * holds up a model request. What a plan does not need is not asked.
 */
import type { Plan } from "../claude-code/types.js";
import { askApplicationProfiles } from "./application-profiles.js";
import type { CredentialsAsked } from "./credentials.js";
import { askDataRetention } from "./data-retention.js";
import { askGuardrail } from "./guardrail.js";
import { askIamCoverage } from "./iam-coverage.js";
import { askMantleModels } from "./mantle-models.js";
import { askModelLifecycle } from "./model-lifecycle.js";
import { askProvisionedThroughput } from "./provisioned-throughput.js";
import { askQuotas } from "./quotas.js";
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { FactName, FactValues, NotAsked } from "./types.js";

/** What a question may wait for. A question that needs none of it starts at once. */
export interface Known {
  credentials: CredentialsAsked;
  identity: Promise<Asked<FactValues["identity"]>>;
  inferenceProfiles: Promise<Asked<FactValues["inferenceProfiles"]>>;
  modelAccess: Promise<Asked<FactValues["modelAccess"]>>;
  /** The plan settled by the profile list; model requests may change it once more. */
  settled: Promise<Plan>;
  invocation: Promise<Asked<FactValues["invocation"]>>;
  mantle: Promise<Asked<FactValues["mantle"]>>;
  applicationProfiles: Promise<Asked<FactValues["applicationProfiles"]>>;
}

type MoreFacts = Pick<
  FactValues,
  | "applicationProfiles"
  | "modelLifecycle"
  | "dataRetention"
  | "quotas"
  | "provisionedThroughput"
  | "guardrail"
  | "mantleModels"
  | "iamCoverage"
  | "promptCache"
  | "startUp"
>;

type Tell = <N extends FactName>(
  fact: N,
  question: Promise<Asked<FactValues[N]>>,
) => Promise<Asked<FactValues[N]>>;

const onlyDeep: NotAsked = {
  because: "plan",
  applies: false,
  text: "Tried with --deep only: it is paid for.",
};

/** Asks them all. */
export async function askMore(
  run: RunContext,
  earlier: Omit<Known, "applicationProfiles">,
  told: Tell,
): Promise<{ [N in keyof MoreFacts]: Asked<MoreFacts[N]> }> {
  const applicationProfiles = told("applicationProfiles", askApplicationProfiles(run, earlier));
  const known: Known = { ...earlier, applicationProfiles };
  const modelLifecycle = told("modelLifecycle", askModelLifecycle(run, known));
  const dataRetention = told("dataRetention", askDataRetention(run, known));
  const quotas = told("quotas", askQuotas(run, known));
  const provisionedThroughput = told("provisionedThroughput", askProvisionedThroughput(run, known));
  const guardrail = told("guardrail", askGuardrail(run, known));
  const mantleModels = told("mantleModels", askMantleModels(run, known));
  const iamCoverage = told("iamCoverage", askIamCoverage(run, known));
  const promptCache = told(
    "promptCache",
    run.options.deep === true
      ? import("./prompt-cache.js").then(({ askPromptCache }) => askPromptCache(run, known))
      : Promise.resolve(notAsked<FactValues["promptCache"]>(onlyDeep)),
  );
  const startUp = told(
    "startUp",
    run.options.deep === true
      ? import("./start-up.js").then(({ askStartUp }) => askStartUp(run, known))
      : Promise.resolve(notAsked<FactValues["startUp"]>(onlyDeep)),
  );
  return {
    applicationProfiles: await applicationProfiles,
    modelLifecycle: await modelLifecycle,
    dataRetention: await dataRetention,
    quotas: await quotas,
    provisionedThroughput: await provisionedThroughput,
    guardrail: await guardrail,
    mantleModels: await mantleModels,
    iamCoverage: await iamCoverage,
    promptCache: await promptCache,
    startUp: await startUp,
  };
}
