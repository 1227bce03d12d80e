/* The filters of the entity index. The list is whole without this script; their state is in the address, and each
   choice tells how many rows it would leave. */
(() => {
  "use strict";
  const form = document.querySelector("[data-filters='']"); // asked.js filters a list that is not on the page
  if (!form) return;
  const rows = [...document.querySelectorAll("[data-filtered] > li")].map((row) => ({
    row, words: row.textContent.toLowerCase(),
  }));
  const selects = [...form.querySelectorAll("select")];
  const names = [...selects.map((select) => select.name), "source"];
  const none = document.querySelector("[data-none]");

  const has = ({ row }, name, value) => !value || row.dataset[name].split("|").includes(value);
  const chosen = () => Object.fromEntries(new FormData(form));

  const show = () => {
    const state = chosen();
    const words = state.q.trim().toLowerCase().split(/\s+/);
    const named = rows.filter((one) => words.every((word) => one.words.includes(word)));
    // What would be left by one filter depends on all others.
    const left = (name) => named.filter((one) => names.every((other) => other === name || has(one, other, state[other])));
    for (const select of selects) {
      const candidates = left(select.name);
      for (const option of select.options) {
        if (!option.value) continue;
        const count = candidates.filter((one) => has(one, select.name, option.value)).length;
        option.textContent = `${option.dataset.title} (${count})`;
        option.disabled = !count && !option.selected;
      }
    }
    form.querySelector("[data-count=source]").textContent = left("source").filter((one) => has(one, "source", "yes")).length;
    const fitting = new Set(left(""));
    for (const one of rows) one.row.hidden = !fitting.has(one);
    form.querySelector("output").textContent = `${fitting.size} of ${rows.length}`;
    form.querySelector("[type=reset]").hidden = !Object.values(state).some(Boolean);
    none.hidden = fitting.size > 0;
  };

  const remember = () => {
    const state = new URLSearchParams(Object.entries(chosen()).filter(([, value]) => value));
    history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name];
    if (field?.type === "checkbox") field.checked = value === field.value;
    else if (field) field.value = value;
  }
  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
