/* Moving about in a large picture: drag, wheel, pinch, buttons, keys; what takes the focus comes into view.
   Without this script the picture is whole and scrolls in its box. */
(() => {
  "use strict";
  const LEGIBLE = 0.75; // the scale below which names are too small to begin with
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const start = (frame) => {
    const view = frame.querySelector(".view"), picture = view.querySelector(".drawing");
    const width = Number(picture.getAttribute("width")), height = Number(picture.getAttribute("height"));
    const wide = frame.dataset.picture === "timeline-picture";
    let whole = 1, touched = false, scrolled = 0;
    frame.classList.add("live");
    frame.querySelector(".tools").hidden = false;
    const zoomer = Panzoom(picture, {
      canvas: true, maxScale: 3, minScale: 0.05, step: 0.4, pinchAndPan: true, cursor: "grab",
      touchAction: wide ? "pan-y" : "none",
      // A mouse that drags must not select or drag a link; a click on the picture takes the keys.
      handleStartEvent: (event) => {
        if (event.pointerType === "mouse") event.preventDefault();
        if (!event.target.closest("a")) view.focus({ preventScroll: true });
      },
    });

    // The library scales about the middle of the picture; here places are those of its upper left corner.
    const corner = () => {
      const { x, y } = zoomer.getPan(), scale = zoomer.getScale();
      return { x: width / 2 + scale * (x - width / 2), y: height / 2 + scale * (y - height / 2), scale };
    };
    const put = (x, y, scale, animate) => {
      const options = { animate: animate && !calm.matches };
      zoomer.zoom(scale, { ...options, animate: false });
      zoomer.pan((x - width / 2) / scale + width / 2, (y - height / 2) / scale + height / 2, options);
    };
    // At most half of the view is empty on any side; what is smaller than the view stands in its middle.
    const within = (at, size, room) => (size <= room ? (room - size) / 2 : Math.max(room - size - room / 3, Math.min(room / 3, at)));
    const settle = (animate) => {
      const { x, y, scale } = corner();
      const [fitX, fitY] = [within(x, width * scale, view.clientWidth), within(y, height * scale, view.clientHeight)];
      if (Math.abs(fitX - x) > 1 || Math.abs(fitY - y) > 1) put(fitX, fitY, scale, animate);
    };
    const center = (x, y, scale, animate) => {
      put(view.clientWidth / 2 - x * scale, view.clientHeight / 2 - y * scale, scale, animate);
      settle(animate);
    };
    const measure = () => {
      const natural = height * Math.min(1, Math.max(LEGIBLE, view.clientWidth / width));
      view.style.setProperty("--natural", `${Math.ceil(natural) + 2}px`);
      whole = Math.min(1, view.clientWidth / width, view.clientHeight / height);
      zoomer.setOptions({ minScale: whole });
      if (touched) { settle(false); return; }
      // What is nearly legible as a whole is shown as a whole.
      if (whole >= LEGIBLE * 0.85) center(width / 2, height / 2, whole, false);
      else if (wide) {
        const start = view.clientWidth / 2 - Number(picture.querySelector("[data-start]")?.dataset.start ?? 0) * LEGIBLE;
        put(Math.max(view.clientWidth - width * LEGIBLE, Math.min(0, start)), 0, LEGIBLE, false);
      } else center(width / 2, height / 2, LEGIBLE, false);
    };
    const zoom = (how) => {
      touched = true;
      if (how === "whole") { center(width / 2, height / 2, whole, true); return; }
      const { x, y, scale } = corner();
      const to = Math.max(whole, Math.min(3, scale * (how === "in" ? 1.4 : 1 / 1.4)));
      const [midX, midY] = [(view.clientWidth / 2 - x) / scale, (view.clientHeight / 2 - y) / scale];
      center(midX, midY, to, true);
    };
    const move = (dx, dy) => {
      const { x, y, scale } = corner();
      touched = true;
      put(x + dx, y + dy, scale, true);
      settle(true);
    };

    addEventListener("scroll", () => { scrolled = performance.now(); }, { passive: true });
    view.addEventListener("wheel", (event) => {
      const out = event.deltaY > 0, scale = zoomer.getScale();
      // A page that is being scrolled goes on; and where nothing is left to zoom, the page scrolls.
      if (!event.ctrlKey && (performance.now() - scrolled < 300 || (out && scale <= whole * 1.001))) return;
      if (!event.ctrlKey && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) {
        event.preventDefault();
        move(-(event.deltaX || event.deltaY), 0);
        return;
      }
      touched = true;
      zoomer.zoomWithWheel(event);
      settle(false);
    }, { passive: false });
    view.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = 80;
      const keys = {
        "+": () => zoom("in"), "=": () => zoom("in"), "-": () => zoom("out"), 0: () => zoom("whole"),
        ArrowLeft: () => move(step, 0), ArrowRight: () => move(-step, 0),
        ArrowUp: () => move(0, step), ArrowDown: () => move(0, -step),
      };
      if (!keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    frame.querySelector(".zoom").addEventListener("click", (event) => {
      const how = event.target.closest("button")?.dataset.zoom;
      if (how) zoom(how);
    });

    // A drag that ends on a link is no click on it.
    let from = null;
    view.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY]; touched = true; }, true);
    view.addEventListener("click", (event) => {
      if (from && event.detail && Math.hypot(event.clientX - from[0], event.clientY - from[1]) > 6) event.preventDefault();
    }, true);
    picture.addEventListener("panzoomend", () => settle(true));

    // The browser would scroll the box to what has the focus; the picture moves instead.
    view.addEventListener("scroll", () => { view.scrollLeft = view.scrollTop = 0; });
    view.addEventListener("focusin", (event) => {
      const link = event.target.closest("a");
      if (!link || !link.matches(":focus-visible")) return;
      view.scrollLeft = view.scrollTop = 0;
      // In lengths of the picture, which may still be moving on the screen.
      const box = link.getBBox(), { e, f } = link.transform.baseVal.consolidate().matrix, { x, y, scale } = corner();
      const left = x + (e + box.x) * scale, top = y + (f + box.y) * scale;
      const inside = left >= 0 && left + box.width * scale <= view.clientWidth
        && top >= 0 && top + box.height * scale <= view.clientHeight;
      if (inside && scale >= LEGIBLE * 0.8) return;
      touched = true;
      center(e + box.x + box.width / 2, f + box.y + box.height / 2, Math.max(scale, LEGIBLE), true);
    });

    // The library moves the picture to its start a moment after it was called.
    setTimeout(() => new ResizeObserver(measure).observe(view));
  };

  for (const frame of document.querySelectorAll("[data-picture]")) start(frame);
})();
