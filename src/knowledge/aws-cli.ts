/** The first version of the AWS CLI that has a command; a command that is not listed is in all of them. */
export interface AwsCliCommand {
  command: string;
  since: string;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const guide = "AWS CLI user guide: version 1 has no IAM Identity Center commands";

export const awsCliCommands: readonly AwsCliCommand[] = [
  {
    command: "aws login",
    since: "2.32.0",
    asOf,
    source: "AWS documentation, signing in for local development",
  },
  { command: "aws sso", since: "2.0.0", asOf, source: guide },
  {
    command: "aws configure export-credentials",
    since: "2.10.0",
    asOf,
    source: "AWS CLI Command Reference; the command came early in 2023, with 2.9 or 2.10",
  },
  { command: "aws configure sso", since: "2.0.0", asOf, source: guide },
];
