"use strict";
// Sends a call from the page to the server that the reader names. Credentials and the server are
// kept in the memory of the page, and nowhere else.
(() => {
  const secrets = new Map();
  const every = (selector, from) => [...from.querySelectorAll(selector)];
  const parsed = (text) => { try { return JSON.parse(text); } catch { return text; } };
  const plain = (value) => (typeof value === "string" ? value : JSON.stringify(value));
  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const credential = { bearer: (value) => `Bearer ${value}`, basic: (value) => `Basic ${base64(value)}` };

  // A list or an object may be written as JSON: what follows is the style of the parameter.
  // Further words of a style are about the lists in a list.
  const SEPARATORS = { spaceDelimited: " ", tabDelimited: "\t", pipeDelimited: "|" };
  const joined = (value, [style, ...inner]) => (Array.isArray(value) ? value.map((each) => joined(each, inner)).join(SEPARATORS[style] || ",") : plain(value));
  const pairs = (name, text, style, explode) => {
    const value = style === "content" ? text : parsed(text);
    if (Array.isArray(value)) {
      const styles = style.split(" ");
      return explode ? value.map((each) => [name, joined(each, styles.slice(1))]) : [[name, joined(value, styles)]];
    }
    if (value && typeof value === "object") {
      const members = Object.entries(value).map(([key, each]) => [key, plain(each)]);
      if (style === "deepObject") return members.map(([key, each]) => [`${name}[${key}]`, each]);
      return explode ? members : [[name, members.flat().join(",")]];
    }
    return [[name, text]];
  };
  const simple = (text, explode) => {
    const value = parsed(text);
    if (Array.isArray(value)) return value.map(plain).join(",");
    if (!value || typeof value !== "object") return text;
    return Object.entries(value).map(([key, each]) => `${key}${explode ? "=" : ","}${plain(each)}`).join(",");
  };

  const body = (media, text) => {
    const value = parsed(text);
    const members = value && typeof value === "object" ? Object.entries(value) : [];
    if (media.startsWith("multipart/")) {
      const form = new FormData();
      for (const [name, each] of members) form.append(name, plain(each));
      return form;
    }
    if (media === "application/x-www-form-urlencoded" && members.length) {
      return new URLSearchParams(members.flatMap(([name, each]) => pairs(name, plain(each), "form", true)));
    }
    return text;
  };

  const request = (form) => {
    const { verb, media } = form.dataset;
    let { path } = form.dataset;
    const server = form.querySelector("[data-server]").value.trim().replace(/\/+$/, "");
    if (!/^https?:\/\/[^/]/i.test(server)) throw new Error("Name a server, such as https://api.example.com.");
    const query = [];
    const headers = {};
    for (const input of every("[data-place]", form)) {
      const { name, place, style, explode, secret } = input.dataset;
      const many = explode === "yes";
      const given = input.value;
      if (!given) {
        if (place === "path") throw new Error(`The path needs ${name}.`);
        continue;
      }
      const value = secret ? (credential[style] || plain)(given) : given;
      if (place === "path") {
        const segment = encodeURIComponent(simple(value, many));
        if (/^\.\.?$/.test(segment)) throw new Error(`${name} would lead to another path.`);
        path = path.replace(`{${name}}`, segment);
      }
      else if (place === "query") query.push(...(secret ? [[name, value]] : pairs(name, value, style, many)));
      else headers[name] = secret ? value : simple(value, many);
    }
    const text = form.querySelector("textarea")?.value ?? "";
    const sent = text && media && verb !== "GET" && verb !== "HEAD" ? body(media, text) : undefined;
    if (typeof sent === "string") headers["Content-Type"] = media;
    const asked = query.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
    const more = path.includes("?") ? "&" : "?";
    return [server + path + (asked ? more + asked : ""), { method: verb, headers, body: sent, credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" }];
  };

  const shown = (output, head, text = "") => {
    const title = document.createElement("p");
    title.className = "title";
    title.textContent = head;
    output.replaceChildren(title);
    if (!text) return;
    const pre = document.createElement("pre");
    pre.tabIndex = 0;
    const value = parsed(text);
    pre.textContent = typeof value === "object" ? JSON.stringify(value, null, 2) : text;
    output.append(pre);
  };

  const send = async (form) => {
    const output = form.querySelector("output");
    const button = form.querySelector("button");
    button.disabled = true;
    shown(output, "Waiting for the server …");
    try {
      const started = performance.now();
      const reply = await fetch(...request(form));
      const text = await reply.text();
      shown(output, `${reply.status} ${reply.statusText} after ${Math.round(performance.now() - started)} ms`, text);
    } catch (error) {
      const blocked = error instanceof TypeError;
      shown(output, blocked ? "The browser has no reply: the server cannot be reached, redirects, or does not allow pages of this site to call it (CORS)." : error.message);
    }
    button.disabled = false;
  };

  for (const box of every(".console", document)) {
    box.hidden = false;
    const form = box.querySelector("form");
    form.addEventListener("submit", (event) => { event.preventDefault(); send(form); });
    for (const input of every("[data-secret], [data-server]", form)) {
      const key = input.dataset.secret || "";
      input.addEventListener("input", () => {
        secrets.set(key, input.value);
        for (const other of every(".console input", document)) {
          if ((other.dataset.secret || ("server" in other.dataset ? "" : null)) === key) other.value = input.value;
        }
      });
    }
  }
})();
