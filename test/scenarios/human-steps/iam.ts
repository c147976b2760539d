import type { PolicyDocument, Scenario, ScenarioIdentity } from "../../../src/simulator/types.js";
import type { HumanSteps } from "./common.js";

/** Whoever holds a policy does what the remedy or its text asks for. */
export const iamSteps: HumanSteps = {
  "iam.denied-explicit": (scenario) =>
    withIdentities(scenario, (identity) => ({
      policies: identity.policies.map((policy) => ({ ...policy, document: withoutDeny(policy.document) })),
    })),
  "iam.denied-scp": (scenario) =>
    withAws(scenario, { serviceControlPolicies: exempted(scenario.aws.serviceControlPolicies) }),
  "iam.denied-rcp": (scenario) =>
    withAws(scenario, { resourceControlPolicies: exempted(scenario.aws.resourceControlPolicies) }),
  "iam.destination-region-denied": (scenario) => {
    const { serviceControlPolicies } = scenario.aws;
    return serviceControlPolicies === undefined
      ? scenario
      : withAws(scenario, { serviceControlPolicies: exempted(serviceControlPolicies) });
  },
  "iam.denied-boundary": (scenario, finding) =>
    withIdentities(scenario, ({ permissionsBoundary: boundary }) =>
      boundary === undefined
        ? {}
        : {
            permissionsBoundary: { ...boundary, document: joined(boundary.document, finding.remedy.policy) },
          },
    ),
  "iam.denied-session": (scenario, finding) =>
    withIdentities(scenario, ({ sessionPolicy }) =>
      sessionPolicy === undefined ? {} : { sessionPolicy: joined(sessionPolicy, finding.remedy.policy) },
    ),
  "iam.denied-endpoint-policy": (scenario, finding) => {
    const { vpcEndpointPolicy } = scenario.aws;
    return vpcEndpointPolicy === undefined
      ? scenario
      : withAws(scenario, { vpcEndpointPolicy: joined(vpcEndpointPolicy, finding.remedy.policy) });
  },
};

function withAws(scenario: Scenario, change: Partial<Scenario["aws"]>): Scenario {
  return { ...scenario, aws: { ...scenario.aws, ...change } };
}

function withIdentities(
  scenario: Scenario,
  change: (identity: ScenarioIdentity) => Partial<ScenarioIdentity>,
): Scenario {
  return withAws(scenario, {
    identities: scenario.aws.identities.map((identity) => ({ ...identity, ...change(identity) })),
  });
}

function withoutDeny(document: PolicyDocument): PolicyDocument {
  return { ...document, Statement: document.Statement.filter(({ Effect }) => Effect === "Allow") };
}

function exempted(policies: { arn: string; document: PolicyDocument }[] = []) {
  return policies.map((policy) => ({ ...policy, document: withoutDeny(policy.document) }));
}

/** The statement of the remedy, and nothing else, is what makes it work. */
function joined(document: PolicyDocument, policy: PolicyDocument | undefined): PolicyDocument {
  if (policy === undefined) throw new Error("the remedy has no statement");
  return { ...document, Statement: [...document.Statement, ...policy.Statement] };
}
