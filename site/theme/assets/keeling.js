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

  // A place inside something folded is opened when an address leads to it.
  const reveal = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const place = name && document.getElementById(name);
    const folded = place && place.closest("details:not([open])");
    if (folded) { folded.open = true; place.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();

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
