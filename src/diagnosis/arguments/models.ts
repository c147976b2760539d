/** What the `models` codes carry beside their name: values a person can compare, never prose. */
import type { Location } from "../../machine/types.js";

/** Models that one refusal hit. */
export interface ModelsArgument {
  models: { model: string; roles: string[]; route: "invoke" | "mantle"; region: string }[];
}

/** A model whose ID is to be replaced by another. */
export interface ReplacedModel {
  /** As it goes on the wire. */
  model: string;
  roles: string[];
  requested: string | null;
  /** What to write instead, with `[1m]` where it was; null where nothing comes near. */
  suggestion: string | null;
  /** Where the suggestion is from: the account's list, or a dated table where the list is unknown. */
  suggestedBy?: "list" | "table";
  location?: Location;
}

/** A model whose ID names nothing that can be called. */
export interface MisnamedModel extends ReplacedModel {
  /** One phrase: `ANTHROPIC_MODEL`, `built-in default of 2.1.328`. */
  source: string;
  region: string;
  /** How AWS refused it in this run; null where the plan or the account's list alone proves it. */
  refusal: "invalid" | "denied" | "other" | null;
  /** Claude Code sends requests to it without being told to. */
  inUse: boolean;
}

export interface MisnamedArgument {
  models: MisnamedModel[];
}

/** A model near or past its end on Bedrock. */
export interface LifecycleModel extends ReplacedModel {
  /** The base model of an application profile, which its ARN does not tell. */
  behind?: string;
  region: string;
  /** `AWS` for GetFoundationModel or a refusal, `table` for the dated table. */
  told: "AWS" | "table";
  /** ISO 8601 dates, where known. */
  legacySince?: string;
  endOfLife?: string;
}

/** Why `[1m]` does nothing: no such window, one that comes by itself, or switched off. */
export type VainLongContext = "no-window" | "native" | "switched-off";

/** How a person learns that another model is used. */
export type FallBackNotice = "stderr" | "two-seconds" | "conversation" | "none";

export interface ModelArguments {
  "model.invalid-id": MisnamedArgument;
  "model.prefix-mismatch": {
    models: (MisnamedModel & { prefix: string; callable: string[] })[];
  };
  "model.profile-missing": MisnamedArgument & {
    /** Whether the account's list was read; where it was not, the client derives the ID blindly. */
    listed: boolean;
  };
  "model.arn-region-mismatch": {
    models: (MisnamedModel & { arnRegion: string })[];
  };
  "model.arn-invalid": {
    models: (MisnamedModel & {
      fault: "encoded" | "malformed" | "resource-type";
      type: string | null;
    })[];
  };
  "model.access-denied": ModelsArgument & {
    /** AWS refuses for the country that the request, or the account, is of. */
    country?: boolean;
  };
  "model.use-case-missing": ModelsArgument & {
    /** Models that answered in the same run: then the form is missed for these alone. */
    answered: string[];
  };
  "model.marketplace-denied": ModelsArgument & {
    /** The actions that AWS named. */
    actions: string[];
  };
  "model.payment-instrument": ModelsArgument;
  "model.agreement-pending": ModelsArgument & {
    /** `refusal`: a request was refused because of it; `availability`: AWS only told the status. */
    told: "refusal" | "availability";
  };
  "model.first-use": ModelsArgument & {
    /** No request could have been made anyhow: the option that forbids it. */
    option?: string;
    /** Whether the caller may subscribe, by IAM's simulation; null where that was not asked. */
    caller: "may" | "may-not" | null;
  };
  "model.account-hold": ModelsArgument & {
    /** AWS's own words, cut. */
    text: string;
    /** Models that answered in the same run. */
    answered: string[];
  };
  "model.legacy": { models: LifecycleModel[] };
  "model.end-of-life": {
    models: (LifecycleModel & {
      /** `ended`: past its end; `inactive`: legacy, and not used for the days AWS names. */
      reason: "ended" | "inactive";
      inactiveDays?: number;
    })[];
  };
  "model.data-retention": ModelsArgument & {
    /** The mode that AWS named. */
    mode: string | null;
    /** The account's own mode in the region, where it could be read. */
    accountMode: string | null;
    /** Modes with which the models can be called, where known. */
    allowed: string[];
  };
  "model.context-1m-unsupported": {
    models: {
      model: string;
      because: VainLongContext;
      roles: string[];
      written: string;
      source: string;
      location?: Location;
    }[];
  };
  "model.client-too-old": {
    version: string;
    /** The highest of the models' minimum versions. */
    needed: string;
    models: { model: string; roles: string[]; needed: string }[];
  };
  "model.unpinned": {
    version: string;
    models: { roles: string[]; model: string; alias: string | null }[];
    /** The default before this one, by its Anthropic ID, and the first version with the present one. */
    before: { model: string; since: string; dearerFamily: boolean } | null;
  };
  "model.silent-fallback": {
    models: {
      roles: string[];
      from: string;
      to: string;
      notice: FallBackNotice;
      /** What AWS said of the first model. */
      reason: string | null;
    }[];
  };
  "model.pin-upgrade-offer": {
    offers: {
      tier: string;
      variable: string;
      pinned: string;
      latest: string;
      comesBack: boolean;
      location?: Location;
    }[];
    /** The managed settings file of this platform. */
    managedFile: string;
  };
  "model.stale-access-memory": {
    file: string;
    entries: {
      model: string;
      remembered: "ok" | "refused";
      now: "answered" | "refused";
      at: string;
      forgottenAt: string;
    }[];
  };
  "model.leaves-geography": {
    region: string;
    models: {
      roles: string[];
      model: string;
      prefix: string;
      /** A profile of the region's own geography; null where the family has none. */
      suggestion: string | null;
    }[];
    listed: boolean;
  };
  "model.override-unknown-key": {
    entries: { key: string; value: string; meant: string | null; location?: Location }[];
  };
  "model.override-invalid": {
    models: (MisnamedModel & { key: string })[];
  };
  "model.not-selectable": {
    refused: {
      requested: string;
      source: string;
      replacement: string;
      message: boolean;
      location?: Location;
    }[];
    entries: string[];
    enforced: boolean;
    list?: Location;
  };
  "model.unexpected": {
    expected: string;
    model: string;
    requested: string | null;
    source: string;
    /** What to write to get the model that was expected; null where nothing comes near. */
    suggestion: string | null;
    location?: Location;
  };
  "throughput.on-demand-unsupported": { models: ReplacedModel[] };
}
