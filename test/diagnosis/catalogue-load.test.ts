import { expect, test } from "vitest";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import { loadCatalogue } from "../../src/diagnosis/catalogue/load.js";

test.each(Object.keys(catalogue))("the entry of %s is found by its area", async (code) => {
  const loaded = await loadCatalogue([code]);
  expect(loaded[code as keyof typeof catalogue]).toBe(catalogue[code as keyof typeof catalogue]);
});

test("nothing is loaded for nothing, nor for a code of somebody else's", async () => {
  expect(await loadCatalogue([])).toEqual({});
  expect(await loadCatalogue(["acme.profile-not-approved"])).toEqual({});
});
