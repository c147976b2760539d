/** How the credentials are got, step by step: what each source is asked for, and by which file or command. */
import type { CredentialStep } from "../../claude-code/credential-steps.js";
import { type Row, whole } from "./page.js";

/** A row for each step that tells more than the name of its source. */
export function stepRows(steps: readonly CredentialStep[]): Row[] {
  return steps.flatMap((step) => {
    const [value, ...notes] = tell(step).filter((part) => part !== "");
    return value === undefined ? [] : [{ label: "  by", value, notes, dim: true }];
  });
}

function tell(step: CredentialStep): string[] {
  const region = step.region === undefined ? "" : `in ${step.region}`;
  switch (step.kind) {
    case "sso": {
      const account = step.account === undefined ? "" : `, account ${step.account}`;
      const role = step.role === undefined ? "" : `, role ${step.role}`;
      return [
        `${step.session === undefined ? "a start page of its own" : `sso-session ${step.session}`}${account}${role}`,
        [whole(step.startUrl ?? ""), region].filter((part) => part !== "").join(" "),
        heldIn("token", step.file),
      ];
    }
    case "login":
      return [["the session of aws login", region].filter(Boolean).join(" "), heldIn("token", step.file)];
    case "credential-process":
    case "export-command":
      return [
        step.command === undefined
          ? "a command that is not shown: it may hold a secret"
          : whole(step.command),
        heldIn("set", step.file),
      ];
    case "assume-role":
      return [
        `role ${whole(step.roleArn ?? "")}`,
        step.source === undefined ? "" : `assumed with ${step.source}`,
        region === "" ? "" : `asked of STS ${region}`,
      ];
    case "web-identity":
      return [
        `role ${whole(step.roleArn ?? "")}`,
        heldIn("token", step.file),
        region === "" ? "" : `asked of STS ${region}`,
      ];
    case "container":
      return [whole(step.url ?? ""), step.source === undefined ? "" : `named by ${step.source}`];
    default:
      return [];
  }
}

function heldIn(what: string, file: string | undefined): string {
  return file === undefined ? "" : `${what} in ${whole(file)}`;
}
