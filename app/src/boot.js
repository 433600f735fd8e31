// Starts the islands of a page: those there are now, and those of a <main> that was swapped in.
const page = document.documentElement;
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
let library;
const start = async () => {
  const islands = [...document.querySelectorAll("leptos-island:not([data-live])")];
  islands.forEach((island) => (island.dataset.live = ""));
  if (islands.length) {
    library ??= import(js).then(async (module) => {
      await module.default({ module_or_path: wasm });
      module.hydrate();
      return module;
    });
    const starters = await library;
    for (const island of islands) await starters[island.dataset.component]?.(island);
  }
  page.dataset.ready = "";
};
page.dataset.js = "";
document.addEventListener("swapped", start);
start();
