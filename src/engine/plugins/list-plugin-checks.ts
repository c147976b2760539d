/**
 * Plug-ins as the rest of the tool sees checks: ids and codes with the plug-in's name in front. The
 * list of codes is closed for the compiler, and those of a plug-in come at run time: here is the one
 * place where they are taken for codes.
 */
import type { FindingCode, Severity } from "../../diagnosis/types.js";
import type { AnyCheck } from "../types.js";
import type { LoadedPlugin, Plugin, PluginCheck } from "./types.js";

/** A code of a plug-in with its name in front. */
export function codeOf(plugin: string, code: string): FindingCode {
  return `${plugin}.${code}` as FindingCode;
}

/** The checks of a plug-in without what they do; a broken one has a single check, which stands for it. */
export function listPluginChecks(loaded: readonly LoadedPlugin[]): AnyCheck[] {
  return loaded.flatMap((one, index) =>
    "plugin" in one ? one.plugin.checks.map((check) => erase(one.plugin, check)) : [standIn(one, index)],
  );
}

/** The default severities of all their codes. */
export function pluginSeverities(loaded: readonly LoadedPlugin[]): Map<string, Severity> {
  return new Map(
    loaded.flatMap((one) =>
      "plugin" in one
        ? one.plugin.checks.flatMap((check) =>
            Object.entries(check.codes).map(
              ([code, { severity }]) => [codeOf(one.plugin.name, code), severity] as const,
            ),
          )
        : [],
    ),
  );
}

function erase({ name }: Plugin, check: PluginCheck): AnyCheck {
  return {
    id: `${name}/${check.id}`,
    area: "plugin",
    title: check.title,
    codes: Object.keys(check.codes).map((code) => codeOf(name, code)),
    needs: check.needs ?? [],
    reads: check.reads ?? [],
    required: check.required ?? false,
    run: () => ({ kind: "unknown", reason: "It was not run." }),
  };
}

function standIn({ module, broken }: { module: string; broken: string }, index: number): AnyCheck {
  const name = module.toLowerCase().replace(/^.*[\\/](?=.)|\.[cm]?js$/g, "");
  return {
    id: `plugin/${name.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || `number-${index + 1}`}`,
    area: "plugin",
    title: "The plug-in can be loaded",
    codes: [],
    needs: [],
    reads: [],
    required: false,
    run: () => {
      throw new Error(broken);
    },
  };
}
