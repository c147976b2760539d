/**
 * Pins for which Claude Code asks each person to move to a newer model. The client asks only where AWS
 * lets the account call that model; what this run knows against it takes the offer away.
 */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { baseModelOf, geographyOf } from "../../knowledge/inference-profile-ids.js";
import { probesOf } from "../collect.js";
import type { Found } from "../types.js";
import { listedIds } from "./faults.js";

/** The finding, or null where nobody is asked. */
export function upgradeOffers(
  plan: Plan,
  facts: Pick<Facts, "inferenceProfiles" | "invocation" | "modelAccess">,
): Found | null {
  const offers = plan.startUp.upgradeOffers
    .filter((offer) => !isOutOfReach(plan, facts, offer.latest))
    .map(({ tier, variable, pinned, latest, comesBack, location }) => ({
      tier,
      variable,
      pinned,
      latest,
      comesBack,
      ...(location === undefined ? {} : { location }),
    }));
  if (offers.length === 0) return null;
  return {
    code: "model.pin-upgrade-offer",
    arguments: { offers, managedFile: managedFileOf(plan) },
    locations: offers.flatMap((one) => (one.location === undefined ? [] : [one.location])),
  };
}

function isOutOfReach(
  plan: Plan,
  facts: Pick<Facts, "inferenceProfiles" | "invocation" | "modelAccess">,
  latest: string,
): boolean {
  const listed = listedIds(facts);
  if (listed !== null && geographyOf(latest) !== null && !listed.includes(latest)) return true;
  if (plan.memory?.entries.some((one) => one.model === latest && one.state === "refused")) return true;
  if (probesOf(facts, "invocation").some((one) => one.model === latest && one.state === "refused"))
    return true;
  const access =
    facts.modelAccess.state === "answered"
      ? facts.modelAccess.value.models.find((one) => one.model === baseModelOf(latest))
      : undefined;
  return [access?.authorization, access?.entitlement].some((one) => one?.startsWith("NOT_"));
}

/** The administrator's file of this platform, as the plan lists it. */
function managedFileOf(plan: Plan): string {
  const managed = plan.settings.filter((one) => one.scope === "managed").map((one) => one.file);
  return (
    managed.find((file) => /managed-settings\.json$/.test(file)) ?? managed[0] ?? "managed-settings.json"
  );
}
