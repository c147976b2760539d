/** What the `credentials` codes carry beside their name: values a person can compare, never prose. */

export interface CredentialsArguments {
  "credentials.none": { missingProfile?: string; version: string };
  "credentials.expired": { what: string; accessKeyId?: string; expiredAt?: string };
  "credentials.bearer-expired": { expiredAt: string; region?: string; hides: string[] };
}
