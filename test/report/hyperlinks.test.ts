import { expect, it } from "vitest";
import { showsHyperlinks } from "../../src/report/hyperlinks.js";

const terminals: [string, Record<string, string>, boolean][] = [
  ["an unknown terminal", { TERM: "xterm-256color" }, false],
  ["GNOME Terminal", { VTE_VERSION: "7600" }, true],
  ["an old GNOME Terminal", { VTE_VERSION: "4601" }, false],
  ["iTerm2", { TERM_PROGRAM: "iTerm.app", TERM_PROGRAM_VERSION: "3.5.0" }, true],
  ["an old iTerm2", { TERM_PROGRAM: "iTerm.app", TERM_PROGRAM_VERSION: "3.0.15" }, false],
  ["macOS Terminal", { TERM_PROGRAM: "Apple_Terminal", TERM_PROGRAM_VERSION: "455" }, false],
  ["VS Code", { TERM_PROGRAM: "vscode", TERM_PROGRAM_VERSION: "1.105.1" }, true],
  ["WezTerm", { TERM_PROGRAM: "WezTerm" }, true],
  ["kitty", { TERM: "xterm-kitty" }, true],
  ["Windows Terminal", { WT_SESSION: "c0ffee" }, true],
  ["a multiplexer in one that has them", { WT_SESSION: "c0ffee", TMUX: "/tmp/tmux-0" }, false],
  ["a dumb terminal", { WT_SESSION: "c0ffee", TERM: "dumb" }, false],
  ["CI", { WT_SESSION: "c0ffee", CI: "true" }, false],
  ["one that was told to", { FORCE_HYPERLINK: "1" }, true],
  ["one that was told not to", { WT_SESSION: "c0ffee", FORCE_HYPERLINK: "0" }, false],
  ["a program that is no own name of the table", { TERM_PROGRAM: "toString" }, false],
];

it.each(terminals)("%s", (_name, environment, expected) => {
  expect(showsHyperlinks({ environment, isTTY: true })).toBe(expected);
});

it("a pipe shows none, unless it is told to", () => {
  expect(showsHyperlinks({ environment: { WT_SESSION: "c0ffee" }, isTTY: false })).toBe(false);
  expect(showsHyperlinks({ environment: { FORCE_HYPERLINK: "1" }, isTTY: false })).toBe(true);
});
