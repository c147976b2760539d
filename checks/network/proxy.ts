/** Whether the proxy that Claude Code is told to use lets its requests through. */
import { causesOf, defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "network/proxy",
  area: "network",
  title: "The proxy lets the requests through",
  codes: ["network.proxy-failed", "network.proxy-auth"],
  needs: ["plan", "diagnosis"],
  reads: ["connection"],
  run({ plan, diagnosis, connection }) {
    const findings = causesOf(diagnosis, ["network.proxy-failed", "network.proxy-auth"]);
    if (findings.length > 0) return found(...findings);
    const proxies = plan.network?.proxies ?? [];
    if (proxies.length === 0) return proved("No variable names a proxy: requests go straight to the hosts.");
    const passed = connection.state === "answered" && connection.value.hosts.some((host) => host.proxied);
    const names = proxies.map((one) => `${one.address} (${one.variable})`).join(" and ");
    return passed
      ? proved(`${names} opened the way.`)
      : depends(plan.endpoints.invoke === null ? "mantle" : "invocation");
  },
});
