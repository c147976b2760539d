/** Who the credentials are, and how far AWS's clock is from this machine's: STS GetCallerIdentity. */
import { getCallerIdentity } from "../aws/get-caller-identity.js";
import type { Access } from "../aws/signing.js";
import { unsendablePart } from "./access.js";
import { callerOf } from "./caller.js";
import type { CredentialsAsked } from "./credentials.js";
import {
  type Asked,
  limitOfWaitedFor,
  notAsked,
  type RunContext,
  startQuestion,
  withinLimit,
} from "./run-context.js";
import type { IdentityValue } from "./types.js";

/** Asks STS, unless the credentials are such that STS knows nothing of them. */
export async function askIdentity(
  run: RunContext,
  credentials: CredentialsAsked,
): Promise<Asked<IdentityValue>> {
  if (credentials.accesses === null) return notAsked({ because: "fact", fact: "credentials" });
  const access = credentials.accesses.sts ?? hiddenAccess(run);
  if (access === null) {
    const text =
      run.wiring.credentials.kind === "api-key"
        ? "An API key has no identity that AWS STS could tell."
        : "Claude Code signs nothing here, so there is no identity to ask for.";
    return notAsked({ because: "plan", applies: false, text });
  }
  const question = startQuestion(run, "identity");
  const region = run.plan.region.value;
  const answer = await withinLimit(
    run,
    { operation: "GetCallerIdentity", host: `sts.${region}.amazonaws.com`, limitMs: limitOfWaitedFor(run) },
    (signal) => getCallerIdentity(callerOf(run, access, region, signal)),
  );
  const depth = credentials.depth + 1;
  if (!answer.ok) return { fact: question.failed(answer.failure), depth };
  const { arn, account } = answer.value;
  const value = { arn, account, principalType: principalTypeOf(arn) };
  const clock = answer.serverDate === undefined ? {} : { clockOffsetMs: answer.serverDate - run.clock() };
  return { fact: question.answered({ ...value, ...clock }), depth };
}

/** Beside an API key: the key pair that it hides. Whether it works is all that is asked of it. */
function hiddenAccess({ wiring }: RunContext): Access | null {
  const { credentials, hidden } = wiring;
  if (credentials.kind !== "api-key" || hidden?.kind !== "keys") return null;
  const { accessKeyId, secretAccessKey, sessionToken } = hidden;
  const access: Access = {
    kind: "sigv4",
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
  return unsendablePart({ invoke: access, control: null, mantle: null, sts: null }) === null ? access : null;
}

function principalTypeOf(arn: string): IdentityValue["principalType"] {
  const resource = arn.split(":").slice(5).join(":");
  if (resource === "root") return "root";
  const type = resource.split("/")[0];
  return type === "user" || type === "assumed-role" || type === "federated-user" ? type : "unknown";
}
