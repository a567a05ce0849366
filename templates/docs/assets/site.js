"use strict";
(() => {
  const root = document.body.dataset.root;
  const one = (selector, from = document) => from.querySelector(selector);
  const every = (selector, from = document) => [...from.querySelectorAll(selector)];
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* storage may be off */ } },
  };
  const make = (tag, attributes, text = "") => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.textContent = text;
    return node;
  };

  // Light and dark
  const html = document.documentElement;
  const theme = one(".theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = html.dataset.theme || (dark ? "dark" : "light");
    html.dataset.theme = now === "dark" ? "light" : "dark";
    store.set("theme", html.dataset.theme);
  });

  // Contents are folded where they stand above the text
  const contents = one("nav.site details");
  if (matchMedia("(max-width: 799px)").matches) contents.open = false;
  one("nav.site [aria-current]")?.scrollIntoView({ block: "nearest" });
  scrollTo(scrollX, location.hash ? scrollY : 0);

  // Copying
  for (const pre of every("main pre").filter((pre) => !pre.closest(".signature"))) {
    const box = make("div", { class: "code" });
    pre.replaceWith(box);
    const button = make("button", { type: "button", class: "copy" }, "Copy");
    box.append(pre, button);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent);
      } catch {
        getSelection().selectAllChildren(pre);
        document.execCommand("copy");
        getSelection().removeAllRanges();
      }
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
  }

  // Tabs, the chosen one remembered for all examples
  const groups = every(".examples").map((box, number) => {
    const panels = every(".example", box);
    const list = make("div", { class: "tabs", role: "tablist", "aria-label": "Example in" });
    const tabs = panels.map((panel, index) => {
      const name = panel.dataset.tab;
      const id = `_tab${number}-${index}`;
      panel.id = `_panel${number}-${index}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", id);
      const tab = make("button", { type: "button", role: "tab", id, "aria-controls": panel.id }, name);
      tab.addEventListener("click", () => choose(name));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = tabs[(index + step + tabs.length) % tabs.length];
        choose(next.textContent);
        next.focus();
      });
      list.append(tab);
      return tab;
    });
    box.classList.add("tabbed");
    box.prepend(list);
    return { panels, tabs };
  });
  const choose = (name) => {
    for (const { panels, tabs } of groups) {
      panels.forEach((panel, index) => {
        const chosen = panel.dataset.tab === name;
        panel.hidden = !chosen;
        tabs[index].setAttribute("aria-selected", String(chosen));
        tabs[index].tabIndex = chosen ? 0 : -1;
      });
    }
    store.set("tab", name);
  };
  const names = groups.length ? groups[0].panels.map((panel) => panel.dataset.tab) : [];
  if (names.length) choose(names.includes(store.get("tab")) ? store.get("tab") : names[0]);

  // Trees, all at once
  for (const part of every(".text, .model")) {
    const trees = every(".tree", part);
    if (trees.length < 2) continue;
    const button = make("button", { type: "button", class: "expand" }, "Expand all");
    button.addEventListener("click", () => {
      const open = button.textContent === "Expand all";
      trees.forEach((tree) => { tree.open = open; });
      button.textContent = open ? "Fold all" : "Expand all";
    });
    const place = trees[0].closest(".rows, section > .tree, .text > .tree");
    const head = place.previousElementSibling;
    (head?.matches("h3") ? head : place).before(button);
  }

  // What a link leads to is opened
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
  addEventListener("beforeprint", () => every("main details").forEach((box) => { box.open = true; }));

  // Search
  const box = one(".search");
  const input = one("#_search");
  const results = one("#_results");
  box.hidden = false;
  let index = null;
  let loading = null;
  let chosen = -1;
  const script = (name) => new Promise((done, failed) => {
    const node = make("script", { src: `${root}assets/${name}` });
    node.addEventListener("load", done);
    node.addEventListener("error", failed);
    document.head.append(node);
  });
  const parts = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const load = async () => {
    await Promise.all([script("minisearch.js"), script("search-index.js")]);
    const engine = new window.MiniSearch({
      fields: ["name", "about"],
      tokenize: parts,
      searchOptions: { prefix: true, combineWith: "AND", boost: { name: 4 }, fuzzy: (word) => (word.length > 4 ? 0.2 : 0),
        boostDocument: (id) => ({ method: 3, model: 2, error: 2 })[window.SEARCH_INDEX[id][0]] || 1 },
    });
    engine.addAll(window.SEARCH_INDEX.map(([, name, , about], id) => ({ id, name, about })));
    index = engine;
  };
  const exact = (query, row) => row[1].toLowerCase() === query || row[1].toLowerCase().endsWith(`.${query}`);
  const find = (query) => {
    const low = query.toLowerCase();
    const found = index.search(query).slice(0, 200).map((hit) => ({ row: window.SEARCH_INDEX[hit.id], terms: hit.terms }));
    found.sort((a, b) => exact(low, b.row) - exact(low, a.row));
    return found.slice(0, 20);
  };
  const marked = (text, terms) => {
    const node = make("b", {});
    const pattern = terms.map((term) => term.replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean).join("|");
    for (const piece of pattern ? text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${pattern})`, "iu")) : [text]) {
      node.append(terms.includes(piece.toLowerCase()) ? make("mark", {}, piece) : piece);
    }
    return node;
  };
  const close = () => {
    results.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  };
  const pick = (next) => {
    const items = every("[role=option]:not(.none)", results);
    if (!items.length) return;
    chosen = (next + items.length) % items.length;
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
    input.setAttribute("aria-activedescendant", items[chosen].id);
    items[chosen].scrollIntoView({ block: "nearest" });
  };
  const show = async () => {
    const query = input.value.trim();
    if (!query) return close();
    loading ??= load();
    await loading;
    if (query !== input.value.trim()) return;
    results.replaceChildren();
    chosen = -1;
    const found = find(query);
    found.forEach(({ row: [kind, name, href, about], terms }, number) => {
      const item = make("li", { role: "option", id: `_result${number}`, "aria-selected": "false" });
      item.append(marked(name, terms), " ", make("span", { class: "mark" }, kind), make("small", {}, about));
      item.addEventListener("click", () => go(href));
      item.dataset.href = href;
      results.append(item);
    });
    if (!found.length) results.append(make("li", { class: "none", role: "option", "aria-disabled": "true" }, `Nothing found for “${query}”.`));
    results.hidden = false;
    input.setAttribute("aria-expanded", "true");
    pick(0);
  };
  const go = (href) => {
    close();
    input.blur();
    location.href = root + href;
  };
  input.addEventListener("focus", () => { loading ??= load(); });
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") pick(chosen + 1);
    else if (event.key === "ArrowUp") pick(chosen - 1);
    else if (event.key === "Enter") {
      const item = every("[role=option]:not(.none)", results)[chosen];
      if (item) go(item.dataset.href);
    } else if (event.key === "Escape") {
      input.value = "";
      close();
      input.blur();
    } else return;
    event.preventDefault();
  });
  addEventListener("click", (event) => { if (!box.contains(event.target)) close(); });
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if ((event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
})();
