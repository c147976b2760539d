/** What the documentation says of the `doctor` codes. */
import type { DoctorArguments } from "../arguments/doctor.js";
import type { Manual } from "./types.js";

export const doctorManual: Manual<keyof DoctorArguments> = {
  "doctor.check-crashed": {
    meaning:
      "A check failed by a fault of its own. The others stand. If it was a required one, the verdict is inconclusive.",
    proof:
      "The check threw an error. Where it is the check of a [plug-in](plugins.md), the fault is the plug-in's. It is reported once for each plug-in, whatever of it failed; a module that fails while it is loaded is reported by its name.",
    shows: "Nothing: it is about this tool.",
  },
  "doctor.timed-out": {
    meaning: "A question to AWS did not come back in its time. What depends on it is unknown.",
    proof:
      "A connection came about and no answer followed within the limit: 10 s for a question, 60 s for credentials, 60 s for the run (`--timeout`). Where no connection comes about it is [network.unreachable](network.md#unreachable).",
    shows: "Claude Code waits longer than this tool, and may still get its answer.",
  },
  "doctor.unrecognised-error": {
    meaning: "An error came back that this release has no name for.",
    proof:
      "AWS, or something in front of it, answered with a text and an error name that no row of the catalogue knows. It is printed with its request ID, secrets removed. A 500 or a 408 is asked a second time before it counts; these and a 424 come from the server's side and say nothing of the set-up.",
    shows: "“API Error:” with the status and the text of the answer.",
  },
};
