/**
 * Files that variables point to. A settings file's `env` counts as environment for the client, so
 * every source that may win is followed, and the model picks later; what a project's files point to
 * is not opened unless the project is trusted.
 */
import { type Host, pathRules } from "./host.js";
import { readVariable, resolvePath } from "./paths.js";
import type { SettingsFile } from "./types.js";

export interface PathSources {
  host: Host;
  settings: readonly SettingsFile[];
  trustProject: boolean;
}

/** The texts a variable has in any source that is trusted; empty ones, which unset it, left out. */
export function readTrustedValues({ host, settings, trustProject }: PathSources, name: string): string[] {
  const trusted = settings.filter(({ scope }) => trustProject || (scope !== "project" && scope !== "local"));
  const values = [
    readVariable(host, name),
    ...trusted.flatMap(({ env }) =>
      env.filter((variable) => variable.name === name).map(({ value }) => value),
    ),
  ];
  return values.filter((value): value is string => typeof value === "string" && value !== "");
}

/** The paths a variable has in any trusted source, absolute, each once. */
export function readNamedPaths(sources: PathSources, name: string): string[] {
  return [...new Set(readTrustedValues(sources, name).map((path) => resolvePath(sources.host, path)))];
}

/** The same for what the client opens as it is written: of `~` it makes nothing, as Node.js does. */
export function readLiteralPaths(sources: PathSources, name: string): string[] {
  const { host } = sources;
  const { resolve } = pathRules(host.platform);
  return [...new Set(readTrustedValues(sources, name).map((path) => resolve(host.cwd, path)))];
}

/** The homes in which the client may look for `.aws`: HOME moves it, on Windows as well. */
export function listHomes(sources: PathSources): string[] {
  const { host } = sources;
  const { resolve } = pathRules(host.platform);
  const homes = [
    host.home,
    ...readTrustedValues(sources, "HOME"),
    ...readTrustedValues(sources, "USERPROFILE"),
  ];
  return [...new Set(homes.flatMap((home) => (home === null ? [] : [resolve(host.cwd, home)])))];
}
