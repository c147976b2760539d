/** What the `iam` codes carry beside their name: values a person can compare, never prose. */

export interface IamArguments {
  "iam.denied": { denials: { action: string; resource: string | null; principal: string | null }[] };
}
