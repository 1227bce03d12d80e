/* Terms on slides: a click or Enter keeps the definition open until Escape, the next slide, or a click beside it. */
(() => {
  "use strict";
  addEventListener("click", (event) => {
    if (event.target.closest(".sb-card")) return;
    const link = event.target.closest(".slides a:is(.mention, .ref)");
    const asked = event.ctrlKey || event.metaKey || event.shiftKey;
    if (link && !asked && siteBuilder.pin(link)) event.preventDefault();
    else siteBuilder.unpin();
  });
  Reveal.on("slidechanged", siteBuilder.unpin);
})();
