/**
 * What a run needs once AWS was asked, under one name: loaded with one `import()`, it becomes one
 * script of the bundle, and what `judge` and `print-report` share is not a script of its own.
 */
export { judge, refuseSelection } from "./judge.js";
export { printReport } from "./print-report.js";
