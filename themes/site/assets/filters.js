/* The filters of the entity index. The list is whole without this script; their state is in the address. */
(() => {
  "use strict";
  const form = document.querySelector("[data-filters]");
  if (!form) return;
  const rows = [...document.querySelectorAll("[data-filtered] > li")];
  const fields = ["q", "kind", "category"];
  const told = form.querySelector("output");
  const show = () => {
    const { q, kind, category } = Object.fromEntries(new FormData(form));
    const words = q.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits = (!kind || row.dataset.kind === kind) && (!category || row.dataset.category === category)
        && (!words || row.textContent.toLowerCase().includes(words));
      row.hidden = !fits;
      count += fits;
    }
    told.textContent = `${count} of ${rows.length}`;
  };
  const remember = () => {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", state.size ? `?${state}` : location.pathname);
  };
  const given = new URLSearchParams(location.search);
  for (const name of fields) if (given.has(name)) form.elements[name].value = given.get(name);
  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();
