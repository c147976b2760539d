/**
 * Loads the plug-ins that the command line names, and no other: they are code. Nothing of this is
 * read in a run without one. A module that is not there, or is no plug-in, is a fault of the command
 * line; one that fails while it is loaded is a broken plug-in, and the run goes on without it.
 */
import { pathToFileURL } from "node:url";
import { refusePlugin } from "../../engine/plugins/refuse-plugin.js";
import type { LoadedPlugin, Plugin } from "../../engine/plugins/types.js";
import { UsageError } from "../usage-error.js";
import { keepOffStdout } from "./contain.js";
import { findModule } from "./find-module.js";

/** How long a module may take to load, in ms: it may wait for something at its top level. */
const loadMs = 10_000;

export interface NamedPlugin {
  /** As it was named, or the plug-in itself. */
  module: string | Plugin;
  /** From which a relative path and a package are looked for. Absolute. */
  folder: string;
  /** What names it, for messages: `--plugin`, or a file. */
  by: string;
}

/**
 * Loads them in their order; one that is named twice is loaded once.
 *
 * @throws UsageError for a module that is not there or is no plug-in, and two plug-ins of one name.
 */
export async function loadPlugins(named: readonly NamedPlugin[]): Promise<LoadedPlugin[]> {
  const loaded = new Map<string, LoadedPlugin>();
  for (const one of named) {
    const { module, by } = one;
    const file = typeof module === "string" ? findModule(module, one.folder, by) : module.name;
    if (!loaded.has(file)) loaded.set(file, await loadOne(one, file));
  }
  const all = [...loaded.values()];
  const names = all.flatMap((one) => ("plugin" in one ? [one.plugin.name] : []));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new UsageError(`two plug-ins have the name ${twice}`);
  return all;
}

async function loadOne({ module, by }: NamedPlugin, file: string): Promise<LoadedPlugin> {
  if (typeof module !== "string") return take(module, module.name);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not load within ${loadMs / 1000} s`)), loadMs);
  });
  try {
    const url = pathToFileURL(file).href;
    const loading = keepOffStdout(() => import(/* @vite-ignore */ url) as Promise<{ default?: unknown }>);
    const { default: exported } = await Promise.race([loading, late]);
    // What a module of CommonJS was compiled from has its default one step further in.
    const plugin = isObject(exported) && "default" in exported ? exported.default : exported;
    if (!isObject(plugin) || !("checks" in plugin)) {
      throw new UsageError(
        `${by} names ${module}, which is no plug-in: its default export is not what definePlugin gives`,
      );
    }
    return take(plugin, module);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return { module, broken: `it cannot be loaded: ${sayError(error)}` };
  } finally {
    clearTimeout(timer);
  }
}

function take(plugin: unknown, module: string): LoadedPlugin {
  const broken = refusePlugin(plugin);
  return broken === null ? { module, plugin: plugin as Plugin } : { module, broken };
}

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
