/** The plug-ins of a run: of the command line, and of the configuration that it names. */
import path from "node:path";
import type { LoadedPlugin } from "../../engine/plugins/types.js";
import { readPluginNames } from "../read-configuration.js";
import type { RunOptions } from "../run-options.js";
import { containPlugins } from "./contain.js";
import { loadPlugins } from "./load-plugins.js";

export { listPluginChecks } from "../../engine/plugins/list-plugin-checks.js";

/** @throws UsageError as `loadPlugins`, and for a configuration that cannot be read */
export async function pluginsOfRun({
  plugin = [],
  config,
  embedded,
}: Pick<RunOptions, "plugin" | "config" | "embedded">): Promise<LoadedPlugin[]> {
  const named = plugin.map((module) => ({ module, folder: process.cwd(), by: "--plugin" }));
  if (config !== undefined) {
    const folder = path.dirname(path.resolve(config));
    const listed = readPluginNames(config, "--config");
    named.push(...listed.map((module) => ({ module, folder, by: config })));
  }
  if (named.length === 0) return [];
  if (embedded !== true) containPlugins();
  return loadPlugins(named);
}
