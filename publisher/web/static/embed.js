// Puts articles into a page: <div data-publisher-article="ID"></div> <script src=".../embed.js" async></script>
// Into each such element go the article's JSON-LD, as data, and its card, in a frame. What was withdrawn vanishes.

(() => {
  "use strict";
  const home = new URL(document.currentScript.src).href.replace(/\/embed\.js.*$/, "");

  async function fill(place) {
    const id = encodeURIComponent(place.dataset.publisherArticle);
    place.replaceChildren();
    const answer = await fetch(`${home}/v1/articles/${id}/embed`, { credentials: "omit" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const block = document.createElement("script");
    block.type = "application/ld+json";
    block.textContent = page.querySelector('script[type="application/ld+json"]').textContent;
    place.append(block);
    if (place.dataset.card === "none") return;
    const card = document.createElement("iframe");
    card.src = `${home}/embed/${id}`;
    card.title = title(block.textContent);
    card.loading = "lazy";
    card.width = "100%";
    card.height = place.dataset.height || "190";
    card.setAttribute("frameborder", "0");
    card.setAttribute("sandbox", "allow-popups allow-top-navigation-by-user-activation");
    place.append(card);
  }

  function title(text) {
    const headline = JSON.parse(text)["@graph"][0].headline;
    return typeof headline === "string" ? headline : "Article";
  }

  function start() {
    for (const place of document.querySelectorAll("[data-publisher-article]")) fill(place).catch(() => {});
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
