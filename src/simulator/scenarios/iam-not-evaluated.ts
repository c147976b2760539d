/** No request is made (`--no-invoke`), and the caller may not simulate its own policies. */
import { scenario } from "./base.js";

export default scenario("iam-not-evaluated", "with --no-invoke nothing shows what the caller may do");
