/** What the `doctor` codes carry beside their name: values a person can compare, never prose. */

export interface DoctorArguments {
  "doctor.check-crashed": {
    check: string;
    message: string;
    /** Whose check it is; a plug-in without a name could not be loaded. `others` crashed as well. */
    plugin?: { name: string | null; module: string; others: string[] };
  };
  "doctor.timed-out": { questions: string[]; seconds: number };
  "doctor.unrecognised-error": {
    refusals: {
      operation: string;
      status: number;
      code: string;
      message: string;
      requestId?: string;
      host: string;
    }[];
  };
}
