// Search over the index that mkdocs writes. Words are matched from their beginnings; all must occur.
"use strict";
(() => {
  const form = document.querySelector("[data-search]");
  if (!form) return;
  const field = form.querySelector("input");
  const status = document.querySelector("[data-search-status]");
  const list = document.querySelector("[data-search-results]");
  const MOST = 50;

  // A citation is found however it is abbreviated.
  const SAID = [
    [/\bss?\.?\s*(?=\d)/g, "section "], [/\bsch\.?\s*(?=\d)/g, "schedule "],
    [/\bparas?\.?\s*(?=\d)/g, "paragraph "], [/\bregs?\.?\s*(?=\d)/g, "regulation "],
    [/\barts?\.?\s*(?=\d)/g, "article "],
  ];
  const normal = (text) => SAID.reduce(
    (said, [from, to]) => said.replace(from, to), text.toLowerCase().replace(/[’‘]/g, "'"));
  const words = (text) => normal(text).match(/[\p{L}\p{N}]+/gu) || [];
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;

  const load = async () => {
    const answer = await fetch(form.dataset.search);
    if (!answer.ok) throw new Error(String(answer.status));
    const pages = new Map();
    for (const { location, title, text } of (await answer.json()).docs) {
      const [address] = location.split("#");
      const page = pages.get(address) || { address, title: plain(title), text: "" };
      page.text += ` ${location.includes("#") ? plain(title) : ""} ${plain(text)}`;
      pages.set(address, page);
    }
    return [...pages.values()].map((page) => ({
      ...page, heads: words(page.title), way: ` ${words(page.address).join(" ")}`, all: new Set(words(`${page.title} ${page.address} ${page.text}`)),
    }));
  };

  const score = (page, asked) => {
    let sum = 0;
    for (const word of asked) {
      const exact = /^\d/.test(word);
      const fits = (other) => exact ? other === word : other.startsWith(word);
      if (page.heads.some(fits)) sum += 10;
      else if ([...page.all].some(fits)) sum += 1;
      else return 0;
    }
    // The provision that a citation names comes before those that speak of it.
    const cited = page.way.endsWith(` ${asked.join(" ")}`) ? 100 : 0;
    return cited + sum / (1 + page.heads.length / 20);
  };

  const around = (page, asked) => {
    const text = page.text.replace(/\s+/g, " ").trim();
    const at = Math.max(0, ...asked.map((word) => text.toLowerCase().indexOf(word)));
    const start = Math.max(0, at - 60);
    return `${start ? "… " : ""}${text.slice(start, start + 200)}${text.length > start + 200 ? " …" : ""}`;
  };

  const entry = (page, asked) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = form.dataset.base + page.address;
    link.textContent = page.title || "Home";
    const where = document.createElement("p");
    where.className = "k-small";
    where.textContent = around(page, asked);
    item.append(link, where);
    return item;
  };

  const show = (pages, query) => {
    const asked = words(query);
    const found = asked.length
      ? pages.map((page) => [score(page, asked), page]).filter(([sum]) => sum > 0)
        .sort(([one, a], [other, b]) => other - one || a.address.localeCompare(b.address))
      : [];
    list.replaceChildren(...found.slice(0, MOST).map(([, page]) => entry(page, asked)));
    const count = found.length === 1 ? "1 page" : `${found.length} pages`;
    status.textContent = !asked.length ? "" : found.length
      ? `${count} for “${query}”${found.length > MOST ? `; the first ${MOST} are shown` : ""}.`
      : `Nothing for “${query}”. Try fewer words, or a number such as “section 82”.`;
  };

  const query = new URLSearchParams(location.search).get("q") || "";
  field.value = query;
  load().then(
    (pages) => {
      show(pages, query);
      field.addEventListener("input", () => show(pages, field.value));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
        show(pages, field.value);
      });
    },
    () => { status.textContent = "The index cannot be read. Search works where the site is served, not from files."; },
  );
})();
