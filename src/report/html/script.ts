/**
 * What the page does once it is open: copying and narrowing down. All of it is on request, and the page
 * is complete without it, so the tools are hidden until the script runs. Plain text of a script: it is
 * never changed by a report, because the page's policy names its hash.
 */
export const SCRIPT = `"use strict";
(() => {
  const told = document.getElementById("told");
  for (const tool of document.querySelectorAll(".tools, button[data-copy]")) tool.hidden = false;

  const copy = async (block) => {
    try {
      await navigator.clipboard.writeText(block.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(block);
      return document.execCommand("copy");
    }
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button === null) return;
    const isCopied = await copy(document.getElementById(button.dataset.copy));
    button.textContent = isCopied ? "Copied" : "Not copied";
    told.textContent = isCopied ? "Copied." : "It could not be copied; it is selected.";
    setTimeout(() => {
      button.textContent = "Copy";
      told.textContent = "";
    }, 2000);
  });

  const severities = [...document.querySelectorAll("input[name=severity]")];
  const filterFindings = () => {
    const shown = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    for (const finding of document.querySelectorAll("article[data-severity]")) {
      finding.hidden = !shown.has(finding.dataset.severity);
    }
  };
  for (const box of severities) box.addEventListener("change", filterFindings);

  const status = document.getElementById("status");
  const search = document.getElementById("search");
  const rows = [...document.querySelectorAll("tr[data-status]")];
  const filterChecks = () => {
    const text = search.value.trim().toLowerCase();
    for (const row of rows) {
      const isAsked = status.value === "" || row.dataset.status === status.value;
      row.hidden = !(isAsked && row.textContent.toLowerCase().includes(text));
    }
    document.getElementById("shown").textContent =
      rows.filter((row) => !row.hidden).length + " of " + rows.length + " checks";
  };
  status.addEventListener("change", filterChecks);
  search.addEventListener("input", filterChecks);

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target === null || !target.hidden) return;
    for (const box of severities) if (box.value === target.dataset.severity) box.checked = true;
    filterFindings();
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    if (event.target.closest('a[href^="#"]') !== null) setTimeout(reveal);
  });

  let closed = [];
  addEventListener("beforeprint", () => {
    closed.push(...document.querySelectorAll("details:not([open])"));
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
    closed = [];
  });
})();
`;
