/** Preloaded into the built command by `keep-code.mjs`: at the end it writes V8's code of each pack beside it. */
const { writeFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/** As `open-pack.cjs` asks for it. */
const KEPT = `.${process.platform}-${process.arch}.code`;

/** @type {{ filename: string, script: import("node:vm").Script }[]} */
const opened = [];

vm.Script = class extends vm.Script {
  /**
   * @param {string} code
   * @param {import("node:vm").ScriptOptions & { filename: string }} options
   */
  constructor(code, options) {
    super(code, options);
    opened.push({ filename: options.filename, script: this });
  }
};

process.on("exit", () => {
  const [, command = ""] = process.argv;
  for (const { filename, script } of opened) {
    writeFileSync(path.join(path.dirname(command), `${filename}${KEPT}`), script.createCachedData());
  }
});
