// Runs the search of a site, its own scripts in its own folder, for each query on standard input.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

globalThis.window = globalThis;
for (const name of ["minisearch.js", "search.js", "search-index.js"]) {
  runInThisContext(readFileSync(`${process.argv[2]}/assets/${name}`, "utf8"), name);
}
const find = window.siteSearch(window.SEARCH_INDEX, window.MiniSearch);
const queries = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(queries.map((query) => find(query, 8).map(({ row }) => row.slice(0, 3)))));
