import { defineConfig } from "vitest/config";

/** Needs a browser, which not every machine has or can get: `npm run test:browser`. */
const inBrowser = "test/report/html-browser.test.ts";

export default defineConfig({
  test: {
    include: process.env.TEST_BROWSER === undefined ? ["test/**/*.test.ts"] : [inBrowser],
    exclude: process.env.TEST_BROWSER === undefined ? [inBrowser] : [],
    setupFiles: ["test/setup.ts"],
    isolate: false,
    testTimeout: 30_000,
  },
});
