/** What the rows of the table are called; code is in backticks, which a terminal is not shown. */
export const OURS = {
  node: "`node -e 0`",
  floor: "an ES module that prints a line",
  version: "`--version`",
  plan: "`plan`",
  explainCode: "`explain`, of a code",
  explainText: "`explain`, of a pasted error",
  simulated: "`--simulate healthy`",
  run: "full run",
  alone: "full run, trusting the simulator alone",
  far: "full run, each answer late",
  named: "full run, 12 models named, 3 in use",
  tried: "full run, 12 models tried",
};

export const OTHERS = {
  clientVersion: "`claude --version`",
  client: "`claude -p hi`",
  cli: "`aws sts get-caller-identity`",
};
