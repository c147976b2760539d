/** What the `network` codes carry beside their name: values a person can compare, never prose. */

export interface NetworkArguments {
  "network.dns": { hosts: string[]; region: string };
  "network.unreachable": { hosts: { host: string; reason: string; code: string }[]; proxied: boolean };
}
