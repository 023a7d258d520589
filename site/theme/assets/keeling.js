// What the pages do that HTML does not: search, copying, folding. Nothing is sent anywhere.
"use strict";
(() => {
  const narrow = matchMedia("(max-width: 68em)");
  const contents = document.querySelector(".k-toc details");
  const fold = () => { if (contents) contents.open = !narrow.matches; };
  fold();
  narrow.addEventListener("change", fold);

  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });

  // From files, without a server, nobody turns the address of a folder into that of its page.
  const page = (address) => {
    const to = new URL(address, location.href);
    if (to.protocol === "file:" && !/\.[a-z]+$/.test(to.pathname)) {
      to.pathname = `${to.pathname.replace(/\/$/, "")}/index.html`;
    }
    return to.href;
  };
  if (location.protocol === "file:") {
    for (const link of document.querySelectorAll("a[href]")) link.href = page(link.href);
    for (const form of document.querySelectorAll("form")) form.action = page(form.action);
  }

  // A place inside something folded is opened when an address leads to it.
  const reveal = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const place = name && document.getElementById(name);
    const folded = place && place.closest("details:not([open])");
    if (folded) { folded.open = true; place.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();

  // What is wider than the page scrolls in a frame that the keyboard reaches.
  const frame = (element, name) => {
    element.tabIndex = 0;
    element.setAttribute("role", "region");
    element.setAttribute("aria-label", name);
  };
  let number = 0;
  for (const table of document.querySelectorAll(".md-typeset table")) {
    if (table.closest(".k-scroll")) continue;
    number += 1;
    const around = document.createElement("div");
    around.className = "k-scroll";
    table.before(around);
    around.append(table);
    frame(around, `Table ${number}`);
  }
  // A frame that holds more than it shows says so, as long as it does.
  const wide = new ResizeObserver((seen) => {
    for (const { target } of seen) {
      const around = target.classList.contains("k-scroll") ? target : target.closest(".k-scroll");
      around.previousElementSibling.hidden = around.scrollWidth <= around.clientWidth + 1;
    }
  });
  for (const around of document.querySelectorAll(".k-scroll")) {
    const hint = document.createElement("p");
    hint.className = "k-hint k-no-print";
    hint.textContent = "Wider than the page: scroll it sideways";
    hint.hidden = true;
    around.before(hint);
    wide.observe(around);
    for (const inner of around.children) wide.observe(inner);
  }

  number = 0;
  for (const code of document.querySelectorAll("pre > code")) {
    number += 1;
    if (code.scrollWidth > code.clientWidth) frame(code, `Example ${number}`);
  }

  for (const text of document.querySelectorAll(".k-draft")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "k-copy";
    button.textContent = "Copy the draft text";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.innerText);
        said.textContent = " Copied.";
      } catch {
        said.textContent = " The browser does not allow copying; select the text instead.";
      }
    });
    const row = document.createElement("p");
    row.className = "k-no-print";
    row.append(button, said);
    text.after(row);
  }
})();
