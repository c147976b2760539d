/**
 * What the scenarios about providers of credentials share: a profile in place of the static one, the
 * caches that a sign-in leaves, and a role that somebody may take.
 */
import { generateKeyPairSync } from "node:crypto";
import type { ScenarioIdentity } from "../types.js";
import { ACCOUNT, developer, HAIKU, INVOKE, SONNET, SUBSCRIBE, TEMPORARY_KEY } from "./base.js";

export const ROLE = `arn:aws:iam::${ACCOUNT}:role/ClaudeCode`;

/** A role with the least that Claude Code needs; nobody holds keys of it. */
export function role(more: Partial<ScenarioIdentity> = {}): ScenarioIdentity {
  return developer([INVOKE, SUBSCRIBE], {
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ClaudeCode/dev`,
    keys: [],
    ...more,
  });
}

const SSO_ROLE = "AWSReservedSSO_Developer_0123456789abcdef";

/** The role behind a permission set, and the person who may take it. */
export function ssoRole(accessTokenExpiresAt: string): ScenarioIdentity {
  return role({
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${SSO_ROLE}/dev@corp.example`,
    roleArn: `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/${SSO_ROLE}`,
    singleSignOn: {
      accessToken: "SIMULATEDSSOACCESSTOKENEXAMPLE",
      accessTokenExpiresAt,
      refreshToken: "SIMULATEDSSOREFRESHTOKENEXAMPLE",
      clientId: "SIMULATEDSSOCLIENTEXAMPLE",
      clientSecret: "SIMULATEDSSOCLIENTSECRETEXAMPLE",
    },
  });
}

export const SSO_SESSION = `[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.awsapps.com/start
sso_registration_scopes = sso:account:access
`;

/** `~/.aws/config` of a profile `work` by IAM Identity Center. */
export function ssoConfig({ session = "corp", role: name = "Developer" } = {}): string {
  return `${SSO_SESSION}
[profile work]
sso_session = ${session}
sso_account_id = ${ACCOUNT}
sso_role_name = ${name}
region = us-east-1
`;
}

/** Where `aws sso login` keeps the token of the session `corp`: the SHA-1 of its name. */
export const SSO_CACHE = "~/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";

/** The token's file; without `renewable` it lacks what a renewal needs. */
export function ssoCache(expiresAt: string, renewable = true): object {
  return {
    startUrl: "https://corp.awsapps.com/start",
    region: "us-east-1",
    accessToken: "SIMULATEDSSOACCESSTOKENEXAMPLE",
    expiresAt,
    ...(renewable
      ? {
          clientId: "SIMULATEDSSOCLIENTEXAMPLE",
          clientSecret: "SIMULATEDSSOCLIENTSECRETEXAMPLE",
          registrationExpiresAt: "2027-02-01T00:00:00Z",
          refreshToken: "SIMULATEDSSOREFRESHTOKENEXAMPLE",
        }
      : {}),
  };
}

/** Where `aws login` keeps the session of the user: the SHA-256 of its ARN. */
export const LOGIN_CACHE =
  "~/.aws/login/cache/893f13863f68a08133e541260597f1d60f5bf9b326625782990032cbad201e26.json";
export const LOGIN_CONFIG = `[profile work]
login_session = arn:aws:iam::${ACCOUNT}:user/dev
region = us-east-1
`;

/** What `aws login` left; the key of the proof is made anew each time. */
export function loginCache(expiresAt: string): object {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    accessToken: { ...TEMPORARY_KEY, accountId: ACCOUNT, expiresAt },
    tokenType: "urn:aws:params:oauth:token-type:access_token_sigv4",
    clientId: "arn:aws:signin:::devtools/same-device",
    refreshToken: "SIMULATEDLOGINREFRESHTOKENEXAMPLE",
    idToken: "SIMULATEDLOGINIDTOKENEXAMPLE",
    dpopKey: privateKey.export({ type: "sec1", format: "pem" }),
  };
}

/** The user whose session it is. */
export function signedInUser(refuse?: "TOKEN_EXPIRED"): ScenarioIdentity {
  return developer(undefined, {
    keys: [TEMPORARY_KEY],
    signIn: {
      clientId: "arn:aws:signin:::devtools/same-device",
      refreshToken: "SIMULATEDLOGINREFRESHTOKENEXAMPLE",
      ...(refuse === undefined ? {} : { refuse }),
    },
  });
}

/** Temporary keys as helper commands print them; they belong to the role. */
export const PRINTED = {
  AccessKeyId: TEMPORARY_KEY.accessKeyId,
  SecretAccessKey: TEMPORARY_KEY.secretAccessKey,
  SessionToken: TEMPORARY_KEY.sessionToken,
  Expiration: "2026-11-20T21:00:00Z",
};

/** User settings in which a command of the settings gives the credentials. */
export function exportSettings(awsCredentialExport: string): object {
  return {
    awsCredentialExport,
    env: {
      CLAUDE_CODE_USE_BEDROCK: "1",
      AWS_REGION: "us-east-1",
      ANTHROPIC_MODEL: SONNET,
      ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU,
    },
  };
}
