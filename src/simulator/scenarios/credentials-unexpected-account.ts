/** Played with `--expect-account 210987654321`. */
import { scenario } from "./base.js";

export default scenario(
  "credentials-unexpected-account",
  "good credentials, of another account than the one expected",
);
