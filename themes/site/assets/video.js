/* Plays the recording on the page, from the time that was asked for. Until a reader asks, nothing is loaded from
   elsewhere; without this script a time is a link to the recording. */
(() => {
  "use strict";
  let player, frame, asked;

  const make = () => {
    player = document.createElement("aside");
    player.className = "sb-player";
    player.setAttribute("aria-label", "Recording");
    const bar = document.createElement("p");
    const elsewhere = Object.assign(document.createElement("a"), { rel: "noopener", textContent: "Open on YouTube" });
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
    close.addEventListener("click", shut);
    bar.append(elsewhere, close);
    frame = document.createElement("iframe");
    Object.assign(frame, { allow: "autoplay; encrypted-media; picture-in-picture; fullscreen", title: "Recording of the lecture" });
    frame.referrerPolicy = "strict-origin-when-cross-origin"; // the player refuses to start without
    player.append(bar, frame);
    document.body.append(player);
  };

  const play = (link) => {
    if (!player) make();
    const { video, seconds } = link.dataset;
    asked = link;
    frame.src = `https://www.youtube-nocookie.com/embed/${encodeURIComponent(video)}?start=${Number(seconds)}&autoplay=1`;
    player.querySelector("a").href = link.href;
    player.hidden = false;
    player.querySelector("button").focus({ preventScroll: true });
  };

  const shut = () => {
    frame.removeAttribute("src");
    player.hidden = true;
    asked?.focus({ preventScroll: true });
  };

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-video]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    play(link);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && player && !player.hidden && player.contains(document.activeElement)) shut();
  });
})();
