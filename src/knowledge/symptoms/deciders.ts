/** What tells candidates apart, in the words that are printed: each names a command or where to look. */

export const askWho =
  "`aws sts get-caller-identity --profile <profile>` in the same shell: an error there is the credentials' fault, an answer clears them. `bedrock-doctor` asks both ways.";
export const debugLog =
  "AWS's own text behind the sentence: `claude --debug` writes it, and `bedrock-doctor` asks AWS by the same path and prints it.";
export const seeStatus =
  "`/status` in Claude Code shows the region and where it came from; `bedrock-doctor plan` shows every source of it.";
export const seePlan =
  "`bedrock-doctor plan` shows which file or variable decides, and what it overrides; it sends nothing.";
export const seeProfiles =
  "`aws bedrock list-inference-profiles --region <region>`: the ID must stand in that list. `bedrock-doctor` compares them.";
export const seeRegionOfArn =
  "The region inside the ARN that AWS names: if it is not yours (`bedrock-doctor plan`), the profile's routing brought it in.";
export const seeNetwork =
  "`bedrock-doctor` tries the name, the connection, the proxy and the certificate one after the other and names the first that fails.";
export const seeProxy =
  "The proxy's own answer: `curl -v -x <proxy> https://bedrock-runtime.<region>.amazonaws.com/` shows 407 where it asks for a password, and another status where it refuses the host.";
export const seeKey =
  "`bedrock-doctor plan` decodes a short-term key without a request: its region and its end. What it does not explain, AWS refused.";
export const seeEndpoint =
  "`bedrock-doctor plan` shows the host that is called: behind a base URL of your own it is the gateway's answer, else something on the way.";
export const seeQuota =
  "`aws service-quotas list-service-quotas --service-code bedrock --region <region>`: an applied value of 0 is the quota, any other one the load.";
export const seeModel =
  "`aws bedrock get-foundation-model-availability --model-id <model>` and the Model catalog of the Bedrock console tell what the account lacks.";
