/**
 * The AWS CLI a shell would start, and its version, told from the path its links lead to or from the
 * package beside it. It is never executed: a remedy has a way without it, so a guess is not worth a
 * process.
 */
import { type FoundExecutable, findExecutables } from "./executables.js";
import { type Host, pathRules } from "./host.js";
import type { ShellInfo } from "./types.js";

const usualPlaces = {
  posix: ["/usr/local/bin", "/opt/homebrew/bin", "/usr/bin", "~/.local/bin", "/snap/bin"],
  win32: ["C:\\Program Files\\Amazon\\AWSCLIV2"],
  asOf: "2026-11-20",
  source: "AWS CLI User Guide, installing version 2; Homebrew, Debian and pipx conventions",
} as const;

/** Installer, Homebrew, Nix, asdf and mise put the version into the path. */
const versionInPath =
  /[/\\](?:aws-cli[/\\]v2|Cellar[/\\]awscli(?:@\d+)?|installs[/\\]aws-?cli)[/\\](\d+\.\d+\.\d+)[/\\]|-awscli2?-(\d+\.\d+\.\d+)/;

/** Metadata that pip, pipx and Debian leave. */
const packageFolder = /^awscli-(\d+\.\d+\.\d+)\.(?:dist|egg)-info$/;

/** Where the AWS CLI is, or nulls; `version` is null where nothing tells. */
export function detectAwsCli(host: Host): ShellInfo["awsCli"] {
  const windows = host.platform === "win32";
  const names = windows ? ["aws.exe", "aws.cmd"] : ["aws"];
  for (const found of findExecutables(host, names, windows ? usualPlaces.win32 : usualPlaces.posix)) {
    return { version: readVersion(host, found), path: found.path };
  }
  return { version: null, path: null };
}

function readVersion(host: Host, { target }: FoundExecutable): string | null {
  const inPath = versionInPath.exec(target);
  const told = inPath?.[1] ?? inPath?.[2];
  if (told !== undefined) return told;
  for (const folder of listPackageFolders(host, target)) {
    for (const name of host.listFiles(folder)) {
      const version = packageFolder.exec(name)?.[1];
      if (version !== undefined) return version;
    }
  }
  return null;
}

/** `bin/aws` stands across from `lib/python3.x`; on Windows `Scripts` beside `Lib`. */
function listPackageFolders(host: Host, target: string): string[] {
  const { join, dirname } = pathRules(host.platform);
  const root = dirname(dirname(target));
  if (host.platform === "win32") return [join(root, "Lib", "site-packages")];
  const lib = join(root, "lib");
  const pythons = host.listFiles(lib).filter((name) => /^python3(\.\d+)?$/.test(name));
  return pythons.flatMap((name) => [join(lib, name, "site-packages"), join(lib, name, "dist-packages")]);
}
