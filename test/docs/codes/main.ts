/**
 * `npm run docs`: writes the sections of the codes into the pages of `docs/`. With `--check` it writes
 * nothing, names the pages that are not current, and ends with exit code 1 where there is one.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { writePages } from "./pages.js";

const { values: options } = parseArgs({ options: { check: { type: "boolean", default: false } } });
// The AWS SDK's advice on Node's version is for developers of other tools.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const docs = `${process.cwd()}/docs/`;
const stale = (await writePages(docs)).filter((page) => page.current !== page.old);
for (const { name, current } of stale) {
  if (options.check) {
    console.error(`docs/${name} is not what its codes say today; npm run docs writes it anew`);
  } else {
    writeFileSync(`${docs}${name}`, current);
    console.log(`docs/${name} written`);
  }
}
process.exit(options.check && stale.length > 0 ? 1 : 0);
