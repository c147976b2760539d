import { describe, expect, it } from "vitest";
import { knownModels, otherRecognisedNames } from "../../src/knowledge/models.js";
import {
  modelRequests,
  namesCoverLaterOnes,
  unknownHaikuToolSearch,
  unknownModel,
} from "../../src/knowledge/request-models.js";
import { addableBetas, betaFlags, requestRules } from "../../src/knowledge/requests.js";
import { settingsRules } from "../../src/knowledge/settings-rules.js";
import { compareVersions, type VersionedRow } from "../../src/knowledge/versions.js";

const tables: Record<string, readonly VersionedRow<unknown>[]> = {
  ...requestRules,
  ...settingsRules,
  namesCoverLaterOnes,
  unknownHaikuToolSearch,
  ...Object.fromEntries(
    [...modelRequests, { ...unknownModel, model: "unknown" }].flatMap(
      ({ model, toolSearch, alwaysThinks, flags }) => [
        [`${model} toolSearch`, toolSearch],
        [`${model} alwaysThinks`, alwaysThinks],
        ...flags.map(({ flag, place, rows }): [string, typeof rows] => [`${model} ${flag} ${place}`, rows]),
      ],
    ),
  ),
};

describe("rules of requests and settings by release", () => {
  it.each(Object.entries(tables))("%s holds one rule for each release", (_, rows) => {
    for (let patch = 100; patch <= 340; patch += 1) {
      const fitting = rows.filter(
        ({ since, until }) =>
          compareVersions(`2.1.${patch}`, since ?? "0") >= 0 &&
          compareVersions(`2.1.${patch}`, until ?? "999") <= 0,
      );
      expect(fitting, `2.1.${patch}`).toHaveLength(1);
    }
  });
});

describe("requests by model", () => {
  const nameOf = (id: string): string => id.replace(/-\d{8}$/, "");

  it("every model the client knows has a row, from the same release on", () => {
    for (const { id, knownSince } of knownModels) {
      const row = modelRequests.find(({ model }) => model === nameOf(id));
      expect(row, id).toBeDefined();
      expect(row?.knownSince, id).toBe(knownSince);
    }
  });

  it("no row stands for a model that the client does not know", () => {
    const names = [...knownModels.map(({ id }) => nameOf(id)), ...otherRecognisedNames];
    for (const { model } of modelRequests) expect(names).toContain(model);
  });

  it("flags that may be added are flags of the table", () => {
    expect(Object.values(betaFlags)).toEqual(expect.arrayContaining([...addableBetas.values]));
  });
});
