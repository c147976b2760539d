/** The page on formats names all of them, and its pictures are there and small. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, it } from "vitest";
import { runOptions } from "../../src/cli/options.js";

const docs = new URL("../../docs/", import.meta.url);
const page = readFileSync(new URL("formats.md", docs), "utf8");
const readme = readFileSync(new URL("../README.md", docs), "utf8");

it("has a section for each format, in the order of --help", () => {
  const formats = runOptions.find(({ name }) => name === "format")?.choices;
  const sections = [...page.matchAll(/^<a id="([\w-]+)"><\/a>\n## (\w+)$/gm)].map(([, anchor, title]) => {
    expect(anchor).toBe(title);
    return title;
  });
  expect(sections).toEqual(formats);
});

it("shows pictures that exist, each below 150 kB, and none lies there unused but for the README's", () => {
  const pictures = /\]\((?:docs\/)?pictures\/([\w.-]+)\)/g;
  const shown = [page, readme].flatMap((text) => [...text.matchAll(pictures)].map(([, name]) => name ?? ""));
  expect(shown.sort()).toEqual(readdirSync(new URL("pictures/", docs)).sort());
  for (const name of shown) expect(statSync(new URL(`pictures/${name}`, docs)).size).toBeLessThan(150_000);
});
