/* On each page of a preview: shows what is wrong with the project, and shows the page anew when it has changed. */
(() => {
  "use strict";
  const script = document.currentScript;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("live.css", script.src).href;
  document.head.append(style);

  const element = (name, className, ...parts) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...parts);
    return made;
  };

  const complaint = (found) => {
    const place = element("code", "live-place", found.place);
    const words = element("span", "live-words", found.message);
    const hint = found.hint ? [element("span", "live-hint", found.hint)] : [];
    return element("li", `live-${found.severity}`, place, " ", words, " ", ...hint);
  };

  let panel;
  let closed = "";
  const show = (complaints) => {
    panel?.remove();
    panel = undefined;
    const text = JSON.stringify(complaints);
    if (!complaints.length || text === closed) return;
    const errors = complaints.filter((found) => found.severity === "error").length;
    const title = errors ? `${errors} ${errors === 1 ? "error" : "errors"}` : `${complaints.length} to look at`;
    const close = element("button", "live-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => { closed = text; panel.remove(); });
    panel = element("aside", `live-panel ${errors ? "live-bad" : ""}`, element("strong", "live-title", title), close,
      element("ol", "live-list", ...complaints.map(complaint)));
    panel.setAttribute("role", "status");
    document.body.append(panel);
  };

  // The browser keeps the place on the page, and a deck its slide, which is in the address.
  const look = async () => {
    const answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
    const mark = answer.headers.get("ETag");
    if (mark && mark !== `"${script.dataset.page}"`) location.reload();
  };

  const start = () => {
    const events = new EventSource(new URL("events", script.src));
    events.addEventListener("message", (event) => {
      show(JSON.parse(event.data));
      look().catch(() => { /* the server has ended, or starts again */ });
    });
    addEventListener("pagehide", () => events.close());
  };
  start();
  addEventListener("pageshow", (event) => { if (event.persisted) start(); });
})();
