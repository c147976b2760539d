/** Sources that lack something and have no code of their own: what they lack, and how that is mended. */
import type { ProviderFault } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import type { Remedy } from "../types.js";
import { quoteName } from "./credentials-keys.js";

/** One clause. */
export function saySourceFault(fault: ProviderFault): string {
  switch (fault.what) {
    case "cycle":
      return `the source profiles lead in a circle (${fault.profiles.join(", ")})`;
    case "source-missing":
      return `its source ${fault.source} ${fault.exists ? "holds no credentials" : "does not exist"}`;
    case "unsupported-source":
      return `credential_source ${fault.source} is none of Environment, Ec2InstanceMetadata, EcsContainer`;
    case "file-unreadable":
      return `${fault.file} cannot be used: ${fault.problem}`;
    case "address-not-allowed":
      return `${fault.variable} is neither HTTPS nor an address of this machine, ECS or EKS`;
    default:
      return "it gives no credentials";
  }
}

const namedSources = ["Ec2InstanceMetadata", "EcsContainer", "Environment"];

/** What was meant: the names differ in their first three letters, whatever their case. */
function spelledSource(written: string): string {
  const start = written.trim().toLowerCase().slice(0, 3);
  return namedSources.find((name) => name.toLowerCase().startsWith(start)) ?? "Ec2InstanceMetadata";
}

/** The remedy, or null where the general one fits. */
export function mendSource(
  fault: ProviderFault,
  plan: Plan,
  profile = "default",
): Pick<Remedy, "summary" | "steps" | "commands"> | null {
  const { location } = plan.credentials;
  const place = location === undefined ? "the AWS config file" : location.file;
  switch (fault.what) {
    case "cycle":
      return {
        summary: "Let one profile of the circle hold credentials of its own.",
        steps: [`In ${place} correct source_profile of "${profile}".`],
        commands: [`aws configure set source_profile <profile with credentials> --profile ${profile}`],
      };
    case "source-missing":
      if (fault.nearest !== undefined) {
        return {
          summary: `There is no profile "${fault.source}"; "${fault.nearest}" comes nearest.`,
          steps: [`In ${place} set source_profile of "${profile}" to ${fault.nearest}, or run the command.`],
          commands: [
            `aws configure set source_profile ${quoteName(fault.nearest)} --profile ${quoteName(profile)}`,
          ],
        };
      }
      return {
        summary: `Give ${fault.source} credentials, or name another source.`,
        steps: [
          fault.source.startsWith("credential_source")
            ? `What ${fault.source} stands for is not there on this machine; in ${place} give "${profile}" a source_profile.`
            : `Give profile "${fault.source}" an access key with the first command, or name another profile with the second.`,
        ],
        commands: fault.source.startsWith("credential_source")
          ? []
          : [
              `aws configure --profile ${fault.source}`,
              `aws configure set source_profile <profile> --profile ${profile}`,
            ],
      };
    case "unsupported-source":
      return {
        summary: "Write the source as the AWS SDK spells it.",
        steps: [`In ${place} set credential_source of "${profile}", or run the command.`],
        commands: [
          `aws configure set credential_source ${spelledSource(fault.source)} --profile ${quoteName(profile)}`,
        ],
      };
    case "file-unreadable":
      return {
        summary: "The token's file has to be there and readable.",
        steps: [`Put the token at ${fault.file}, or correct the path. On EKS the service account mounts it.`],
        commands: [],
      };
    case "address-not-allowed":
      return {
        summary: "Use HTTPS, or the address that the container gives.",
        steps: [`Correct ${fault.variable}, or remove it and name a profile.`],
        commands: [],
      };
    default:
      return null;
  }
}
