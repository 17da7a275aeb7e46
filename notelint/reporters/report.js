"use strict";
(() => {
  const form = document.getElementById("filters");
  const told = document.getElementById("told");
  const findings = [...document.querySelectorAll("li.finding")];
  const files = [...document.querySelectorAll("details.file")];

  function filter() {
    const severities = new Set([...form.querySelectorAll("input[name=severity]:checked")].map((box) => box.value));
    const area = form.elements.area.value;
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fixable = form.elements.fixable.checked;
    let shown = 0;
    let all = 0;
    for (const finding of findings) {
      const text = (finding.closest("details").dataset.path + " " + finding.textContent).toLowerCase();
      all += Number(finding.dataset.count);
      finding.hidden =
        !severities.has(finding.dataset.severity) ||
        (area !== "" && finding.dataset.area !== area) ||
        (fixable && finding.dataset.fix === "") ||
        !words.every((word) => text.includes(word));
      shown += finding.hidden ? 0 : Number(finding.dataset.count);
    }
    for (const file of files) {
      file.hidden = ![...file.querySelectorAll("li.finding")].some((finding) => !finding.hidden);
    }
    told.textContent = shown === all ? "" : `${shown} of ${all} shown`;
  }

  form.hidden = findings.length === 0;
  form.addEventListener("input", filter);
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      form.elements.words.focus();
    } else if (event.key === "Escape" && event.target === form.elements.words) {
      form.elements.words.value = "";
      filter();
    }
  });
})();
