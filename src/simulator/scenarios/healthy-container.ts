/** EKS Pod Identity: an agent at an address of its own, which wants the token from a file. */
import { aws, machine, scenario, settingsWithout } from "./base.js";
import { role } from "./provider-parts.js";

const file = "/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token";
const authorization = "SIMULATEDPODIDENTITYTOKENEXAMPLE";

export default scenario("healthy-container", "a container's role; everything works", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://169.254.170.23/v1/credentials",
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
    },
    files: { [file]: authorization },
  }),
  aws: aws({
    identities: [role({ handedOutBy: { kind: "container", path: "/v1/credentials", authorization } })],
  }),
});
