/** What the codes for the client's own choice of a model mean, and how a choice is made or kept. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { tierOf } from "../../knowledge/models.js";
import type { FallBackNotice, ModelArguments } from "../arguments/models.js";
import { type Mending, replaceModels } from "../models/replace.js";
import { displayName, listWithRoles } from "../models/wording.js";
import type { Catalogue, CatalogueEntry, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";

const pinLink = "https://code.claude.com/docs/en/amazon-bedrock";

/** The models of the plan in these roles, each with an ID to pin. */
function pinning(
  { plan }: RemedyContext,
  models: readonly { roles: readonly string[]; model: string; id: string }[],
): Mending {
  return replaceModels(
    plan,
    models.flatMap(({ roles, model, id }) =>
      plan.models
        .filter((one) => one.resolved === model && roles.includes(one.role))
        .map((planned) => ({ model: planned, id })),
    ),
  );
}

const unpinned: CatalogueEntry<"model.unpinned"> = {
  title: ({ models, version }) =>
    `Nobody chose the model: Claude Code ${version} uses ${models[0]?.model ?? "its default"}`,
  why: ({ before }) => {
    const update = "An update of Claude Code can change the model, and with it price and quota.";
    if (before === null) return update;
    const dearer = before.dearerFamily ? ", of a cheaper family" : "";
    return `${update} The last change came with ${before.since}: before, it was ${displayName(before.model)}${dearer}.`;
  },
  measured: ({ models }) =>
    listWithRoles(
      models.map(({ roles, model, alias }) => ({
        model: alias === null ? model : `${alias}: ${model}`,
        roles,
      })),
    ),
  expected: () => "models named by ANTHROPIC_DEFAULT_*_MODEL, ANTHROPIC_MODEL or settings",
  remedy: ({ models }, context) => ({
    summary: "Pin what is used now, so that it changes when somebody decides it.",
    ...pinning(
      context,
      models.map((one) => ({ ...one, id: one.model })),
    ),
    links: [pinLink],
  }),
  docs: "models.md#unpinned",
};

const notices: Readonly<Record<FallBackNotice, string>> = {
  stderr: "one line on stderr",
  "two-seconds": "a line that is on the screen for two seconds",
  conversation: "a line in the conversation",
  none: "nothing",
};

const silentFallback: CatalogueEntry<"model.silent-fallback"> = {
  title: ({ models }) => {
    const [first] = models;
    return `Claude Code uses ${first?.to} in the place of ${first?.from}`;
  },
  why: ({ models }) => {
    const said = [...new Set(models.map((one) => notices[one.notice]))].join(", ");
    return `AWS refuses the model Claude Code would choose, so it works with another one, and ${said} tells.`;
  },
  measured: ({ models }) =>
    models
      .map(
        ({ roles, from, to, reason }) =>
          `${from} (${roles.join(", ")}) refused${reason === null ? "" : `: ${reason.replace(/\.$/, "")}`}, ${to} used`,
      )
      .join("; "),
  expected: ({ models }) => `${models.map((one) => one.from).join(", ")}, or a pinned model`,
  clientShows: ({ models }, { plan }) => {
    const shown = models.find((one) => one.notice === "stderr" || one.notice === "two-seconds");
    if (shown === undefined) return undefined;
    const [from, to] = [displayName(shown.from), displayName(shown.to)];
    if (tierOf(shown.from) === tierOf(shown.to)) {
      const text = `${from.split(" ")[0]}: ${from} not available — using ${to}`;
      return findClientSentence("fallen-back", clientOf(plan), text);
    }
    // With -p nobody saw what is said when a whole family is refused.
    const text = `${from.split(" ")[0]}: ${from} not available — using ${to}. Enable ${from}`;
    return plan.mode === "print" ? undefined : findClientSentence("family-refused", clientOf(plan), text);
  },
  remedy: ({ models }, context) => {
    const { plan, identity } = context;
    const mending = pinning(
      context,
      models.map(({ roles, to }) => ({ roles, model: to, id: to })),
    );
    const wanted = [...new Set(models.map((one) => one.from))].join(", ");
    return {
      summary: "Pin the model that works, or have the other one enabled.",
      ...mending,
      steps: [
        ...mending.steps,
        `To have the other: an administrator enables ${wanted} for account ${identity?.account ?? "<account>"} in ${plan.region.value}.`,
      ],
      links: [
        pinLink,
        `https://${plan.region.value}.console.aws.amazon.com/bedrock/home?region=${plan.region.value}#/model-catalog`,
      ],
    };
  },
  docs: "models.md#silent-fallback",
};

const upgradeOffer: CatalogueEntry<"model.pin-upgrade-offer"> = {
  title: ({ offers }) =>
    `Each person is asked to move from ${offers.map((one) => displayName(one.pinned)).join(", ")} to ${offers.map((one) => displayName(one.latest)).join(", ")}`,
  why: ({ offers }) => {
    const back = offers.some((one) => one.comesBack)
      ? " The pin's file wins over that, so the question comes back after every Yes."
      : "";
    return `Where AWS lets the account call the newer model, Claude Code asks at start, with Yes first, and Yes rewrites the user's settings.${back}`;
  },
  measured: ({ offers }) =>
    offers.map((one) => `${one.variable}=${one.pinned}, and ${one.latest} is the default`).join("; "),
  expected: () => "a pin in managed settings, for which nobody is asked, or the newer model",
  remedy: ({ offers, managedFile }) => ({
    summary: "To stay, pin in managed settings; to move, answer Yes.",
    steps: [
      `In ${managedFile} set ${offers.map((one) => `env.${one.variable} to ${one.pinned}`).join(" and ")}.`,
      "A person who answers No is not asked again for this model.",
    ],
    commands: [],
    settings: {
      file: managedFile,
      patch: { env: Object.fromEntries(offers.map((one) => [one.variable, one.pinned])) },
    },
    links: [pinLink],
  }),
  docs: "models.md#pin-upgrade-offer",
};

const staleMemory: CatalogueEntry<"model.stale-access-memory"> = {
  title: ({ entries }) => {
    const [first] = entries;
    return first?.remembered === "refused"
      ? `Claude Code still takes ${first.model} to be refused`
      : `Claude Code still takes ${first?.model} to be allowed`;
  },
  why: ({ entries }) =>
    entries.some((one) => one.remembered === "refused")
      ? "It remembers a refusal for minutes, so a model that was just enabled is not used yet."
      : "It remembers an approval for minutes, so it asks for a model that is refused now.",
  measured: ({ entries }) =>
    entries
      .map((one) => `${one.model}: remembered as ${one.remembered} since ${one.at}, ${one.now} in this run`)
      .join("; "),
  expected: ({ entries }) =>
    `forgotten by ${entries
      .map((one) => one.forgottenAt)
      .sort()
      .at(-1)} at the latest`,
  remedy: ({ file, entries }, { plan }) => ({
    summary: `Wait until ${entries
      .map((one) => one.forgottenAt)
      .sort()
      .at(-1)}, or make Claude Code forget it.`,
    steps: ["Remove the file and start Claude Code again: it tries its models anew."],
    commands: [plan.platform === "win32" ? `Remove-Item "${file}"` : `rm '${file.replaceAll("'", `'\\''`)}'`],
    links: [pinLink],
  }),
  docs: "models.md#stale-access-memory",
};

const leavesGeography: CatalogueEntry<"model.leaves-geography"> = {
  title: ({ models, region }) =>
    `Claude Code chose ${models[0]?.model}, which may leave the geography of ${region}`,
  why: ({ models }) =>
    `Nobody pinned the model, and requests through ${[...new Set(models.map((one) => `${one.prefix}.`))].join(", ")} can be processed ${models.some((one) => one.prefix === "global") ? "in any commercial region" : "in another geography"}.`,
  measured: ({ models, listed }) =>
    `${listWithRoles(models)}, ${listed ? "by the order of the account's list" : "by the built-in prefix, as the list could not be read"}`,
  expected: ({ models, region }) =>
    models
      .map((one) => one.suggestion ?? `a profile of ${region}'s geography, or a pin that says it is meant`)
      .join(", "),
  remedy: ({ models }, context) => {
    const mending = pinning(
      context,
      models.map(({ roles, model, suggestion }) => ({ roles, model, id: suggestion ?? model })),
    );
    const none = models.filter((one) => one.suggestion === null);
    return {
      summary:
        none.length === 0
          ? "Pin a profile of the region's own geography."
          : "No profile of the region's own geography has such a model: pin this one if it is meant.",
      ...mending,
      links: ["https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html", pinLink],
    };
  },
  docs: "models.md#leaves-geography",
};

export const choiceCatalogue = {
  "model.unpinned": unpinned,
  "model.silent-fallback": silentFallback,
  "model.pin-upgrade-offer": upgradeOffer,
  "model.stale-access-memory": staleMemory,
  "model.leaves-geography": leavesGeography,
} satisfies Partial<Catalogue<keyof ModelArguments>>;
