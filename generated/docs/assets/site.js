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
  const narrow = matchMedia("(max-width: 799px)");
  const handle = one("summary", contents);
  const fold = () => { contents.open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  contents.addEventListener("toggle", () => {
    handle.textContent = contents.open && narrow.matches ? "Close" : "Contents";
    if (contents.open && narrow.matches) one("[aria-current]", contents)?.scrollIntoView({ block: "center" });
  });
  contents.addEventListener("click", (event) => { if (narrow.matches && event.target === contents) fold(); });
  contents.addEventListener("keydown", (event) => { if (narrow.matches && event.key === "Escape") { fold(); handle.focus(); } });
  fold();
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

  // Tabs: the language is chosen for all examples and remembered, a status for one method
  const choose = ({ panels, tabs }, name) => {
    panels.forEach((panel, index) => {
      const chosen = panel.dataset.tab === name;
      panel.hidden = !chosen;
      tabs[index].setAttribute("aria-selected", String(chosen));
      tabs[index].tabIndex = chosen ? 0 : -1;
    });
  };
  const groups = every(".examples").map((box, number) => {
    const panels = every(".example", box);
    const family = box.dataset.family;
    const list = make("div", { class: "tabs", role: "tablist", "aria-label": family === "replies" ? "Reply with status" : "Example in" });
    const group = { family, panels, tabs: [] };
    const select = (name) => {
      if (family !== "language") return choose(group, name);
      groups.filter((other) => other.family === family).forEach((other) => choose(other, name));
      store.set("tab", name);
    };
    group.tabs = panels.map((panel, index) => {
      const name = panel.dataset.tab;
      const id = `site--tab${number}-${index}`;
      panel.id = `site--panel${number}-${index}`;
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", id);
      const tab = make("button", { type: "button", role: "tab", id, "aria-controls": panel.id }, name);
      tab.addEventListener("click", () => select(name));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = group.tabs[(index + step + group.tabs.length) % group.tabs.length];
        select(next.textContent);
        next.focus();
      });
      list.append(tab);
      return tab;
    });
    box.classList.add("tabbed");
    box.prepend(list);
    const names = panels.map((panel) => panel.dataset.tab);
    const kept = family === "language" ? store.get("tab") : "";
    choose(group, names.includes(kept) ? kept : names[0]);
    return group;
  });

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

  // Contents of the page, beside it where there is room, with a mark at what is read
  const main = one("main");
  const heads = every("h2[id], section[id] > h2, section[id] > .text > h2", main);
  if (heads.length > 1) {
    const list = make("ul", {});
    const spied = heads.map((head) => {
      const target = head.id || head.closest("section").id;
      const link = make("a", { href: `#${target}` });
      link.append(...[...head.childNodes].filter((part) => part.nodeType === 3 || part.tagName === "WBR").map((part) => part.cloneNode()));
      const item = make("li", {});
      item.append(link);
      list.append(item);
      return { head, link };
    });
    const box = make("nav", { class: "here", "aria-label": "On this page" });
    box.append(make("p", {}, "On this page"), list);
    one(".frame").append(box);
    const spy = () => {
      let current = spied[0];
      const top = ({ head }) => head.getBoundingClientRect().top;
      for (const each of spied) if (top(each) < 120) current = each;
      // What stands too low on a page to reach the top is read at its end.
      const seen = spied.filter((each) => top(each) >= 0 && top(each) < innerHeight);
      const ended = scrollY > 0 && innerHeight + scrollY >= html.scrollHeight - 2;
      if (ended && seen.length) current = seen.find(({ link }) => link.hash === location.hash) || seen.at(-1);
      for (const { link } of spied) {
        if (link === current.link) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; spy(); });
    }, { passive: true });
    spy();
  }

  // The page as Markdown, for a colleague or a language model
  const inline = (node) => [...node.childNodes].map((child) =>
    child.nodeType === 3 ? child.textContent.replace(/\s+/g, " ")
      : child.matches?.("button, .anchor, [hidden]") ? ""
      : child.matches?.("code") ? `\`${child.textContent}\``
      : child.matches?.("a[href]") ? `[${inline(child)}](${child.href})`
      : child.matches?.("b, strong") ? `**${inline(child)}**`
      : child.childNodes ? inline(child) : "").join("");
  const blocks = (node) => [...node.children].flatMap((child) => {
    const level = /^H([1-4])$/.exec(child.tagName);
    if (child.matches("nav, footer, button, .tabs, .page-copy")) return [];
    if (level) return [`${"#".repeat(level[1])} ${inline(child).trim()}`];
    if (child.tagName === "PRE") return [`\`\`\`\n${child.textContent.trimEnd().replace(/\u00a0/g, " ")}\n\`\`\``];
    if (child.tagName === "LI") return [`- ${inline(child).trim()}`];
    if (child.tagName === "DT") return [`**${inline(child).trim()}**`];
    if (child.tagName === "TR") return [`| ${[...child.cells].map((cell) => inline(cell).trim().replace(/\|/g, "\\|")).join(" | ")} |${child.parentElement.tagName === "THEAD" ? `\n|${"---|".repeat(child.cells.length)}` : ""}`];
    return child.querySelector("pre, p, li, tr, dt, h1, h2, h3") ? blocks(child) : [inline(child).trim()];
  }).filter(Boolean);
  const pageCopy = make("button", { type: "button", class: "page-copy" }, "Copy page as Markdown");
  pageCopy.addEventListener("click", async () => {
    const text = blocks(main).reduce((whole, block) => whole + (/(^|\n)[|-] ?[^\n]*$/.test(whole) && /^[|-] ?/.test(block) ? "\n" : "\n\n") + block, "").trim();
    try {
      await navigator.clipboard.writeText(`${text}\n`);
      pageCopy.textContent = "Copied";
    } catch {
      pageCopy.textContent = "The browser refused";
    }
    setTimeout(() => { pageCopy.textContent = "Copy page as Markdown"; }, 1500);
  });
  one("h1", main).before(pageCopy);

  // Search
  const box = one(".search");
  const input = one("#site--search");
  const results = one("#site--results");
  box.hidden = false;
  results.setAttribute("role", "listbox");
  results.setAttribute("aria-label", "Results");
  const combined = { role: "combobox", "aria-expanded": "false", "aria-controls": results.id, "aria-autocomplete": "list" };
  for (const [name, value] of Object.entries(combined)) input.setAttribute(name, value);
  let find = null;
  let loading = null;
  let chosen = -1;
  const script = (name) => new Promise((done, failed) => {
    const node = make("script", { src: `${root}assets/${name}` });
    node.addEventListener("load", done);
    node.addEventListener("error", failed);
    document.head.append(node);
  });
  const load = async () => {
    await Promise.all(["minisearch.js", "search.js", "search-index.js"].map(script));
    find = window.siteSearch(window.SEARCH_INDEX, window.MiniSearch);
  };
  const marked = (text, terms) => {
    const node = make("b", {});
    const pattern = terms.map((term) => term.replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean).join("|");
    for (const piece of pattern ? text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${pattern})`, "iu")) : [text]) {
      const parts = terms.includes(piece.toLowerCase()) ? [make("mark", {}, piece)]
        : piece.split(/(?<=[._])(?=\S)/).flatMap((part, place) => place ? [make("wbr", {}), part] : [part]);
      node.append(...parts);
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
    found.forEach(({ row: [kind, name, href, about, more], terms }, number) => {
      const item = make("li", { role: "option", id: `site--result${number}`, "aria-selected": "false" });
      const link = make("a", { href: root + href, tabindex: "-1" });
      link.append(marked(name, terms), " ", make("span", { class: "mark" }, kind), make("small", {}, kind === "method" ? `${more.split(" ").slice(0, 2).join(" ")} · ${about}` : about));
      link.addEventListener("click", close);
      item.append(link);
      results.append(item);
    });
    if (!found.length) results.append(make("li", { class: "none", role: "option", "aria-disabled": "true" }, `Nothing found for “${query}”.`));
    results.hidden = false;
    input.setAttribute("aria-expanded", "true");
    pick(0);
  };
  input.addEventListener("focus", () => { loading ??= load(); });
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") pick(chosen + 1);
    else if (event.key === "ArrowUp") pick(chosen - 1);
    else if (event.key === "Enter") {
      const item = every("[role=option]:not(.none)", results)[chosen];
      if (item) one("a", item).click();
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
