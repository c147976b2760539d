/**
 * A route to credentials as the plan tells it: names, addresses and files, never a secret. The first
 * step is the source itself, the others are the sources it builds on.
 */
import { listSsoSessions } from "./aws-profiles.js";
import type { CredentialRoute } from "./route-types.js";
import type { Situation } from "./situation.js";

export interface CredentialStep {
  kind: CredentialRoute["kind"];
  profile?: string;
  /** IAM Identity Center: session, account, role and start page. */
  session?: string;
  /** The sessions that there are, where the named one is not. */
  sessions?: string[];
  account?: string;
  role?: string;
  startUrl?: string;
  region?: string;
  /** The file that holds the session, the token or the command. */
  file?: string;
  roleArn?: string;
  /** What a role builds on: `profile "base"`. */
  source?: string;
  /** The command line, where nothing in it looks like a secret. */
  command?: string;
  url?: string;
}

/** Describes every step of a route. */
export function describeSteps(situation: Situation, route: CredentialRoute): CredentialStep[] {
  switch (route.kind) {
    case "sso": {
      const { kind, profile, session, account, role, startUrl, region, cacheFile: file } = route;
      return [
        { kind, profile, ...(session === null ? {} : { session }), account, role, startUrl, region, file },
      ];
    }
    case "login":
      return [{ kind: route.kind, profile: route.profile, region: route.region, file: route.cacheFile }];
    case "credential-process":
      return [{ kind: route.kind, profile: route.profile, ...shown(route.command.shown) }];
    case "export-command":
      return [{ kind: route.kind, file: route.file, ...shown(route.command.shown) }];
    case "assume-role": {
      const { kind, profile, roleArn, region, sourceName: source } = route;
      return [{ kind, profile, roleArn, region, source }, ...describeSteps(situation, route.source)];
    }
    case "web-identity": {
      const { kind, profile, roleArn, region, tokenFile: file } = route;
      return [{ kind, ...(profile === null ? {} : { profile }), roleArn, region, file }];
    }
    case "container":
      return [{ kind: route.kind, source: route.variable, url: withoutQuery(route.url) }];
    case "broken": {
      const { kind, profile, fault } = route;
      const session = fault.what === "misconfigured" ? fault.session : undefined;
      return [
        {
          kind,
          profile,
          ...(session === undefined ? {} : { session, sessions: listSsoSessions(situation) }),
          ...(fault.what === "mfa-required" ? { roleArn: fault.role } : {}),
        },
      ];
    }
    default:
      return [];
  }
}

function shown(command: string | null): { command?: string } {
  return command === null ? {} : { command };
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, "").replace(/\/\/[^/@]*@/, "//");
}
