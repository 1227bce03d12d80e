/* Data that a page asks for later, one file of the site each. They are scripts that hand their value over, since a
   page that was opened from a disk may load scripts but not fetch files. */
const siteBuilder = (() => {
  "use strict";
  // A deck that is one single file holds its data itself.
  const inline = window.siteBuilderInline ?? {};
  const root = new URL("../../", document.currentScript.src || location.href);
  const asked = new Map();
  const load = (name) => {
    if (name in inline) return Promise.resolve(inline[name]);
    if (!asked.has(name)) {
      const wait = {};
      wait.promise = new Promise((resolve, reject) => Object.assign(wait, { resolve, reject }));
      asked.set(name, wait);
      const script = document.createElement("script");
      script.src = new URL(`data/${name}.js`, root);
      script.onerror = () => { asked.delete(name); wait.reject(new Error(`data/${name}.js could not be loaded`)); };
      document.head.append(script);
    }
    return asked.get(name).promise;
  };
  const data = (name, value) => asked.get(name)?.resolve(value);
  // Addresses in data are written from the root of the site, without a slash before them.
  const url = (path) => {
    const target = new URL(path, root);
    if (root.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
    return target.href;
  };
  /* An element with a class and a text, which goes in as text. */
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  return { load, data, url, make };
})();
