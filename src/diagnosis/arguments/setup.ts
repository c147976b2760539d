/** What the `setup` codes carry beside their name: values a person can compare, never prose. */
import type { Location } from "../../machine/types.js";

/** Where a value stands: a file, or the environment where there is none. */
export interface Place {
  scope: string;
  location?: Location;
}

export interface SetupArguments {
  "setup.provider-not-enabled": {
    /** Switches that are set and do not count, if any. */
    switches: { name: string; value: string; location?: Location; source: string }[];
  };
  "setup.provider-conflict": {
    others: (Place & { name: string; value: string })[];
  };
  "setup.settings-unreadable": {
    files: {
      file: string;
      scope: string;
      message: string;
      line?: number;
      column?: number;
      refusesToStart: boolean;
      /** Known names that the file seems to hold. */
      lost: string[];
    }[];
  };
  "setup.settings-invalid-value": {
    values: {
      file: string;
      key: string;
      found: string;
      effect: "becomes-text" | "drops-key" | "drops-file";
      line?: number;
      column?: number;
    }[];
    /** Known names of the files that are dropped whole. */
    lost: string[];
  };
  "setup.setting-shadowed": {
    variables: {
      name: string;
      decides: "region" | "credentials" | "models" | "endpoints";
      /** `<secret>` for a secret. */
      value: string;
      winner: Place;
      losers: (Place & { value: string })[];
    }[];
  };
  "setup.project-settings-need-trust": {
    leftOut: { key: string; picks: string; location?: Location; decides: string[] }[];
  };
  "setup.managed-settings-ignored": {
    files: { file: string; why: "legacy-place" | "user-folder" | "server-managed" }[];
  };
  "setup.look-alike-variable": {
    variables: (Place & {
      name: string;
      value: string;
      meant: string;
      /** The variable that was meant is set as well. */
      meantIsSet: boolean;
      readBy?: string;
    })[];
  };
  "setup.stray-anthropic-auth": {
    sources: (Place & { name: string })[];
    /** This release sends it to AWS in place of the signature. */
    harmful: boolean;
    version: string;
  };
  "setup.secret-in-settings": {
    secrets: { name: string; file: string; line?: number; shared: boolean }[];
  };
  "setup.skip-auth-without-gateway": {
    planes: { name: string; url: string; baseUrl: string }[];
  };
  "setup.endpoint-override-ignored": {
    overrides: (Place & { name: string; value: string; moves: "control-plane" | "nothing" })[];
    /** The hosts that model requests go to all the same. */
    hosts: string[];
    region: string;
  };
  "setup.client-not-found": { assumed: string };
  "setup.client-not-on-path": { path: string };
  "setup.windows-shell-missing": {
    version: string;
    /** The first release that does with PowerShell. */
    powerShellSince: string;
    /** This release does with PowerShell, and there is none. */
    powerShellDoes: boolean;
  };
  "setup.feature-not-on-bedrock": {
    features: { feature: string; key: string; instead: string; file: string; line?: number }[];
  };
  "setup.shell-only": {
    /** `value` is null for a secret. */
    variables: { name: string; value: string | null }[];
  };
  "setup.aws-cli-missing": {
    /** Null where none is installed. */
    version: string | null;
    needs: { code: string; command: string; since: string | null }[];
  };
  "setup.client-newer-than-knowledge": { version: string; newest: string };
  "setup.client-known-bug": {
    version: string;
    bugs: { condition: string; effect: string; shows?: string; fixedIn?: string }[];
  };
  "setup.silent-retries": {
    failures: string[];
    attempts: number;
    /** At least this long. */
    seconds: number;
    setBy: "default" | "CLAUDE_CODE_MAX_RETRIES";
  };
}
