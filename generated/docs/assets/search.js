"use strict";
// What a site's search does with a query; site.js shows it. Rows of the index are kind, name,
// address, a line about it, and further words.
(() => {
  const WEIGHTS = { section: 5, guide: 5, method: 5, error: 4, client: 3, resource: 3.5, setting: 3, option: 3, enum: 2.2, model: 1.6, argument: 1, field: 0.7 };
  const SILENT = new Set(["a", "an", "the", "of", "all", "to", "for", "how", "do", "i"]);
  const ALIKE = [
    ["timeout", "deadline"],
    ["retry", "attempt"],
    ["auth", "authenticate", "authentication", "authorization", "credential", "login", "api key"],
    ["rate limit", "ratelimit", "throttle", "quota", "429"],
    ["pagination", "paging", "paginate", "page", "cursor"],
    ["upload", "file", "multipart", "attachment"],
    ["mock", "fake", "stub", "testing"],
    ["log", "logging", "debug"],
    ["tls", "ssl", "certificate"],
    ["proxy", "transport"],
    ["stream", "streaming", "event", "sse"],
    ["error", "exception", "failure"],
    ["async", "asyncio", "await"],
    ["idempotency", "idempotent"],
    ["raw", "status"],
    ["setup", "install", "installation"],
    ["list", "index", "search"],
    ["get", "retrieve", "read", "fetch", "show"],
    ["create", "add", "new", "make"],
    ["update", "edit", "change", "modify", "patch", "set"],
    ["delete", "remove", "destroy"],
  ];
  const VERB = /^(get|post|put|patch|delete|head|options|query)\s+(?=\S*\/)/i;
  const FIRST = { list: 1.3, create: 1.28, retrieve: 1.2, get: 1.2, update: 1.1 };

  const stem = (word) => word.length < 4 ? word
    : word.endsWith("ies") ? `${word.slice(0, -3)}y`
    : /(ss|us|is)$/.test(word) ? word
    : word.endsWith("s") ? word.slice(0, -1)
    : word.length > 6 && word.endsWith("ing") ? word.slice(0, -3) : word;
  const words = (text) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const parts = (word) => word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u).map((part) => stem(part.toLowerCase()));
  // A word of several parts is found by each, and by what they are together from any on.
  const tokens = (text) => words(text).flatMap((word) => {
    const own = parts(word);
    return own.length < 2 ? own : [...own, ...own.slice(0, -1).map((_, place) => own.slice(place).join(""))];
  });
  const asked = (text) => words(text).flatMap(parts);
  const plain = (text) => asked(text).filter((word) => !SILENT.has(word)).join(" ");

  const alike = new Map();
  for (const group of ALIKE) {
    for (const one of group) alike.set(stem(one), group.filter((other) => other !== one).map(stem));
  }

  window.siteSearch = (rows, Engine) => {
    const engine = new Engine({
      fields: ["name", "about", "more"],
      tokenize: tokens,
      processTerm: (term) => term,
      searchOptions: { prefix: (term) => term.length > 1, boost: { name: 4, about: 2 }, fuzzy: (term) => (term.length > 4 ? 0.2 : 0), weights: { fuzzy: 0.25, prefix: 0.5 } },
    });
    engine.addAll(rows.map(([, name, , about, more = ""], id) => ({ id, name, about, more })));

    const routes = (query) => {
      const found = VERB.exec(query);
      if (!found) return [];
      const verb = found[1].toUpperCase();
      const path = query.slice(found[0].length).trim().replace(/\/+$/, "").toLowerCase();
      return rows
        .map((row, id) => ({ id, row, at: row[0] === "method" ? String(row[4]).split(" ")[1].toLowerCase().replace(/\/+$/, "") : "" }))
        .filter(({ row, at }) => row[0] === "method" && row[4].startsWith(`${verb} `) && at.includes(path))
        .sort((a, b) => b.at.endsWith(path) - a.at.endsWith(path) || a.at.length - b.at.length)
        .map(({ row }) => ({ row, terms: [] }));
    };

    const value = (row, query) => {
      const [kind, name, , about] = row;
      const own = plain(name);
      const last = plain(name.split(".").pop());
      const before = plain(name.split(".").slice(-2, -1)[0] || "");
      let score = WEIGHTS[kind] || 1;
      if (name.toLowerCase() === query.low) score *= 4;
      if (kind === "resource" && last === query.plain) score *= 4;
      if (last === query.plain || (kind === "method" && plain(about) === query.plain)) score *= 8;
      else if (own.endsWith(query.plain)) score *= kind === "method" && before === query.plain ? 1 : 3;
      else if (query.words.every((word) => own.includes(word))) score *= 2;
      if (kind === "method" && query.words.every((word) => `${own} ${plain(about)}`.includes(word))) score *= 1.5;
      if (kind === "method" && query.words.includes(before)) score *= 1.5;
      if (kind === "method" && before === query.plain) score *= 3;
      if (kind === "method") score *= (FIRST[name.split(".").pop()] || 1) / (1 + 0.08 * name.split(".").length);
      return score;
    };

    const faint = { name: 0.7, about: 0.3, more: 0.2 };
    const wanted = (word) => {
      const others = (alike.get(word) || []).map((other) => ({ combineWith: "AND", queries: words(other), boost: faint }));
      return others.length ? { combineWith: "OR", queries: [word, ...others] } : word;
    };

    return (text, most = 20) => {
      const list = asked(text).filter((word) => !SILENT.has(word));
      const query = { low: text.toLowerCase().trim(), plain: list.join(" "), words: list };
      const known = list.length > 1 && alike.get(list.join(" "));
      const whole = list.length ? list : asked(text);
      const both = { combineWith: "AND", queries: whole.map(wanted) };
      const tree = known ? { combineWith: "OR", queries: [both, ...known.map((other) => ({ combineWith: "AND", queries: words(other), boost: faint }))] } : both;
      let hits = whole.length ? engine.search(tree) : [];
      if (!hits.length) hits = engine.search({ combineWith: "OR", queries: whole });
      const ranked = hits.slice(0, 2000)
        .map((hit) => ({ row: rows[hit.id], terms: hit.terms, score: hit.score * value(rows[hit.id], query) }))
        .sort((a, b) => b.score - a.score);
      const first = routes(text.trim());
      const taken = new Set(first.map(({ row }) => row));
      return [...first, ...ranked.filter(({ row }) => !taken.has(row))].slice(0, most);
    };
  };
})();
