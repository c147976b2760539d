/** Both keys are good, so that nothing fails: only the identity is not the one the shell shows. */
import { aws, developer, machine, PROFILE_FILES, scenario } from "./base.js";

const OTHER_KEY = {
  accessKeyId: "AKIAI44QH8DHBEXAMPLE",
  secretAccessKey: "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
};

export default scenario(
  "credentials-multiple-sources",
  "AWS_PROFILE and the keys of another user in variables; the profile wins",
  {
    machine: machine(undefined, {
      environment: {
        AWS_ACCESS_KEY_ID: OTHER_KEY.accessKeyId,
        AWS_SECRET_ACCESS_KEY: OTHER_KEY.secretAccessKey,
      },
      files: PROFILE_FILES,
    }),
    aws: aws({
      identities: [
        developer(),
        developer([], { arn: "arn:aws:iam::123456789012:user/build", keys: [OTHER_KEY] }),
      ],
    }),
  },
);
