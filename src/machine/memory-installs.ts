/**
 * What installers and shells leave on a machine of data, so that a scenario says `2.1.328` or `zsh`
 * and the readers find it as they would on a real machine.
 */
import { type Host, pathRules } from "./host.js";

/** Both by absolute path; a link has its target's path. */
interface Disk {
  files: Map<string, string>;
  links: Map<string, string>;
}

/** Puts the client where its native installer puts it, or, without a home, where npm does. */
export function installClient(
  machine: { platform: Host["platform"]; home: string | null },
  version: string,
  { files, links }: Disk,
): void {
  const { join } = pathRules(machine.platform);
  const { home, platform } = machine;
  if (home !== null && platform === "win32") {
    files.set(join(home, ".local", "bin", "claude.exe"), "");
    files.set(join(home, ".local", "share", "claude", "versions", version), "");
  } else if (home !== null) {
    const target = join(home, ".local", "share", "claude", "versions", version);
    files.set(target, "");
    links.set(join(home, ".local", "bin", "claude"), target);
  } else {
    const modules =
      platform === "win32" ? "C:\\Program Files\\nodejs\\node_modules" : "/usr/local/lib/node_modules";
    const root = join(modules, "@anthropic-ai", "claude-code");
    files.set(join(root, "package.json"), JSON.stringify({ name: "@anthropic-ai/claude-code", version }));
    files.set(join(root, "cli.js"), "");
    if (platform !== "win32") links.set("/usr/local/bin/claude", join(root, "cli.js"));
  }
}

/** Puts the AWS CLI where its installer puts it, on a Mac where Homebrew does. */
export function installAwsCli(platform: Host["platform"], version: string, { files, links }: Disk): void {
  if (platform === "win32") {
    files.set("C:\\Program Files\\Amazon\\AWSCLIV2\\aws.exe", "");
    return;
  }
  const [link, target] =
    platform === "darwin"
      ? ["/opt/homebrew/bin/aws", `/opt/homebrew/Cellar/awscli/${version}/bin/aws`]
      : ["/usr/local/bin/aws", `/usr/local/aws-cli/v2/${version}/bin/aws`];
  files.set(target, "");
  links.set(link, target);
}

/** What an open shell leaves in the environment, and where its executable is on Windows. */
export function openShell(
  platform: Host["platform"],
  name: string,
): { environment: Record<string, string>; executable?: string } {
  if (platform !== "win32") return { environment: { SHELL: `/bin/${name}` } };
  const system = "C:\\Windows\\System32";
  const environment = {
    ComSpec: `${system}\\cmd.exe`,
    PSModulePath: `C:\\Program Files\\WindowsPowerShell\\Modules;${system}\\WindowsPowerShell\\v1.0\\Modules`,
  };
  if (name === "bash") {
    const executable = "C:\\Program Files\\Git\\bin\\bash.exe";
    return { environment: { ...environment, SHELL: "/usr/bin/bash" }, executable };
  }
  if (name === "pwsh") {
    const folder = "C:\\Program Files\\PowerShell\\7";
    const PSModulePath = `${folder}\\Modules;${environment.PSModulePath}`;
    return { environment: { ...environment, PSModulePath }, executable: `${folder}\\pwsh.exe` };
  }
  if (name === "powershell") {
    const folder = `${system}\\WindowsPowerShell\\v1.0`;
    const own = "C:\\Users\\dev\\Documents\\WindowsPowerShell\\Modules";
    const PSModulePath = `${own};${environment.PSModulePath}`;
    return { environment: { ...environment, PSModulePath }, executable: `${folder}\\powershell.exe` };
  }
  return { environment };
}
