// The four views of a draft. Where there is room the text stands on the left and the report beside what is mended;
// on a narrow screen each is a tab.

import { text as page } from "./net.js";

const WIDE = matchMedia("(min-width: 60rem)");
const DOCKED = new Set(["text", "report"]);

export class Views {
  /** `address` is where the draft is. */
  constructor(address) {
    this.address = address;
    this.tabs = [...document.querySelectorAll('[role="tab"]')];
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.choose(nameOf(tab)));
      tab.addEventListener("keydown", (event) => this.arrow(event, tab));
    }
    WIDE.addEventListener("change", () => this.fit());
    this.fit();
  }

  get chosen() {
    return nameOf(this.tabs.find((tab) => tab.getAttribute("aria-selected") === "true"));
  }

  /** Whether a view is to be seen now. */
  shows(name) {
    return !paneOf(name).hidden;
  }

  fit() {
    for (const name of DOCKED) paneOf(name).setAttribute("role", WIDE.matches ? "region" : "tabpanel");
    this.choose(WIDE.matches && DOCKED.has(this.chosen) ? "form" : this.chosen);
  }

  /** Shows a view; one that is there already gets the focus. */
  choose(name, { focus = false } = {}) {
    const docked = WIDE.matches && DOCKED.has(name);
    for (const tab of docked ? [] : this.tabs) {
      const own = nameOf(tab);
      tab.setAttribute("aria-selected", own === name);
      tab.tabIndex = own === name ? 0 : -1;
      paneOf(own).hidden = own !== name && !(WIDE.matches && DOCKED.has(own));
    }
    if (focus) (paneOf(name).querySelector("#findings a") ?? paneOf(name)).focus();
    if (name === "preview") this.preview();
  }

  arrow(event, tab) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const shown = this.tabs.filter((other) => other.offsetParent);
    const next = shown[(shown.indexOf(tab) + step + shown.length) % shown.length];
    this.choose(nameOf(next));
    next.focus();
  }

  /** The draft is another than before: what is shown of it is made again when it is looked at. */
  outdate() {
    this.current = false;
    if (!paneOf("preview").hidden) this.preview();
  }

  async preview() {
    const pane = paneOf("preview");
    if (this.current) return;
    try {
      const fresh = new DOMParser().parseFromString(await page(`${this.address}/preview`), "text/html").body;
      pane.replaceChildren(...fresh.childNodes);
      this.current = true;
    } catch (error) {
      pane.textContent = `There is no preview now: ${error.message}.`;
    }
  }
}

const nameOf = (tab) => tab.id.replace("tab-", "");
const paneOf = (name) => document.getElementById(`${name}-pane`);
