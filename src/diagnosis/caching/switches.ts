/** The switches of prompt caching, against the models in use. */
import type { Plan } from "../../claude-code/types.js";
import { tierOf } from "../../knowledge/models.js";
import {
  cachingSwitches,
  longCacheSwitches,
  shortCacheModels,
  shortCacheSwitch,
} from "../../knowledge/prompt-caching.js";
import { requestRules } from "../../knowledge/requests.js";
import { ruleFor } from "../../knowledge/versions.js";
import { locationsOf, switchedOn } from "../plan-variable.js";
import type { Found } from "../types.js";

/** The finding for switches that leave a model in use without a cache, or null. */
export function cachingDisabled(plan: Plan): Found | null {
  const models = modelsInUse(plan);
  const byFamily = ruleFor(requestRules.cachingByFamily, plan.claudeCode.version);
  const switches = cachingSwitches.flatMap(({ name, family }) => {
    const variable = switchedOn(plan, name);
    const hit = models.filter(
      (model) => family === null || (tierOf(model) === family && (byFamily || !isCachedMain(plan, model))),
    );
    return variable === null || hit.length === 0 ? [] : [{ variable, models: hit }];
  });
  if (switches.length === 0) return null;
  return {
    code: "caching.disabled",
    arguments: {
      switches: switches.map(({ variable, models: hit }) => ({
        name: variable.name,
        value: variable.value,
        models: hit,
      })),
    },
    locations: locationsOf(switches.map((one) => one.variable)),
  };
}

/**
 * What becomes of a cache of one hour: `unasked`, `taken`, or the finding.
 *
 * @param refused - models of which AWS refused it in this run
 */
export function judgeLongCache(plan: Plan, refused: readonly string[] = []): "unasked" | "taken" | Found {
  if (switchedOn(plan, shortCacheSwitch) !== null) return "unasked";
  const { version } = plan.claudeCode;
  const asked = longCacheSwitches.flatMap(({ name, rows }) => {
    const variable = switchedOn(plan, name);
    return variable === null ? [] : [{ variable, rows, client: ruleFor(rows, version) }];
  });
  if (asked.length === 0) return "unasked";
  const uncached = new Set(switchedOffModels(plan));
  const models = modelsInUse(plan)
    .filter((model) => !uncached.has(model))
    .filter((model) => refused.includes(model) || shortCacheModels.some((row) => row.model.test(model)));
  // Where one switch is taken, the other does no harm: both ask for the same.
  const client = asked.some((one) => one.client === "taken") ? null : asked[0]?.client;
  const wrongClient = client === "not-read" || client === "refused" ? client : null;
  if (models.length === 0 && wrongClient === null) return "taken";
  return {
    code: "caching.ttl-unsupported",
    arguments: {
      switches: asked.map(({ variable: { name, value } }) => ({ name, value })),
      version,
      models,
      client: wrongClient,
      takenSince: asked[0]?.rows.find((row) => row.value === "taken")?.since ?? version,
    },
    locations: locationsOf(asked.map((one) => one.variable)),
  };
}

/** Older releases read the switch of a family for its default alone; the plan tells it of the main model. */
function isCachedMain(plan: Plan, model: string): boolean {
  const main = plan.models.find((one) => one.role === "primary");
  return main?.resolved === model && plan.request.promptCaching;
}

/** Models in use whose prompts carry no cache marks. */
export function switchedOffModels(plan: Plan): string[] {
  const disabled = cachingDisabled(plan);
  return disabled?.code === "caching.disabled"
    ? disabled.arguments.switches.flatMap((one) => one.models)
    : [];
}

function modelsInUse(plan: Plan): string[] {
  return [...new Set(plan.models.filter((model) => model.inUse).map((model) => model.resolved))];
}
