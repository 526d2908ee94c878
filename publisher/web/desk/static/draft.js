// A draft on the desk: text, form and report side by side, mended with mouse or keyboard. This module knows what is
// at hand and what the service last said; the others do one thing each to it.

import { make } from "./dialog.js";
import { Keys } from "./keys.js";
import { Marker } from "./marker.js";
import { Mender, between } from "./mending.js";
import { history, meanwhile } from "./others.js";
import { post } from "./net.js";
import { Outbox } from "./outbox.js";
import { located, put } from "./pointer.js";
import { remember, renew } from "./renewal.js";
import { Report } from "./report.js";
import { dark, light, line, redraw, show } from "./text.js";
import { Views } from "./views.js";

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

export function start(root) {
  new Draft(root).begin();
}

class Draft {
  constructor(root) {
    this.root = root;
    this.textPane = $("#text-pane");
    this.form = $("#form-pane");
    this.editable = root.hasAttribute("data-editable");
    this.state = JSON.parse($("#state").textContent);
    this.address = `/desk/drafts/${root.dataset.id}`;
    this.current = null;
  }

  begin() {
    for (const pane of [this.textPane, this.form]) remember(pane);
    this.views = new Views(this.address);
    this.report = new Report({
      go: (pointer) => this.goTo(pointer),
      fix: this.editable ? (actions) => this.act(actions) : null,
      add: (node, property) => this.mender.add(node, property),
    });
    this.mender = new Mender(this);
    this.marker = new Marker(this);
    this.keys = new Keys(this);
    this.hovering();
    this.typing();
    $("#undo")?.addEventListener("click", () => this.step("undo"));
    $("#redo")?.addEventListener("click", () => this.step("redo"));
    $("#help").addEventListener("click", () => this.keys.help());
    $("#log-button").addEventListener("click", () => history(this.address));
    this.report.now(this.state.document, this.state.lacks);
    if (this.editable) this.edit();
    if (location.hash) this.goNode(decodeURIComponent(location.hash.replace(/^#n-/, "")));
    this.keys.begin();
  }

  edit() {
    this.outbox = new Outbox(this.address, `desk ${this.root.dataset.id} ${this.root.dataset.editor}`, this.state.number, {
      saved: (answer) => this.saved(answer),
      waiting: () => ($("#saved").textContent = "Saving …"),
      lost: (reason, count) => this.lost(reason, count),
      clash: (body, actions) => this.clash(body, actions),
      refused: (error) => this.say(error.message, true),
    });
    this.mender.known();
    meanwhile(this);
  }

  // Doing

  /** Does something; `goal()` is the card to go to once the service has made the draft anew. */
  act(actions, goal) {
    if (!this.editable) return undefined;
    this.goal = goal;
    return this.outbox.add([actions].flat());
  }

  async step(which) {
    if (!this.editable) return;
    await this.outbox.send(); // what is still on its way was done before
    if (this.outbox.waiting.length) return;
    try {
      const answer = await post(`${this.address}/${which}`, {});
      this.goal = this.made();
      this.saved(answer, which === "undo" ? "Taken back" : "Done again");
      this.say(`${which === "undo" ? "Taken back" : "Done again"}: ${answer.done}`);
    } catch (error) {
      this.say(error.message, true);
    }
  }

  /** The service has made the draft anew. */
  saved(answer, said = "Saved") {
    this.state = answer;
    this.outbox.number = answer.number;
    $("#lost").hidden = true;
    const clock = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    $("#saved").textContent = `${said} ${clock}`;
    $(".bar h1").textContent = $(".bar h1").title = answer.title;
    for (const [name, words] of [["undo", "Undo (u)"], ["redo", "Redo (U)"]]) {
      $(`#${name}`).disabled = !answer[name];
      $(`#${name}`).title = answer[name] ? `${words}: ${answer[name]}` : words;
    }
    $("#open-count").textContent = answer.open || "";
    this.renew(answer);
    this.report.ask(answer.document, answer.lacks);
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.mender.known(), 1500);
    this.views.outdate();
  }

  renew(answer) {
    const at = this.current && nameOf(this.current);
    renew(this.textPane, answer.text);
    renew(this.form, answer.form);
    if (at) this.setCurrent($$("[data-item]", this.form).find((item) => nameOf(item) === at), { quiet: true });
    const card = this.goal?.();
    if (card || !this.outbox?.waiting.length) this.goal = undefined;
    if (card && this.views.shows("form")) this.goNode(card.dataset.key);
  }

  cards() {
    return $$("details.node", this.form);
  }

  /** What finds the card that is there then and is not there now. */
  made() {
    const before = new Set(this.cards().map((card) => card.id));
    return () => this.cards().find((card) => !before.has(card.id));
  }

  /** The card of what is named at a place in the text, or within it. */
  cardAt([start, end]) {
    const within = (mark) => start <= mark[0] && mark[1] <= end;
    return this.cards().find((card) => card.dataset.marks.trim().split(" ").some((mark) => within(mark.split("-").map(Number))));
  }

  set(item, value) {
    const { node, at } = item.dataset;
    this.act(value === "" ? { kind: "remove", node, pointer: at } : { kind: "set", node, pointer: at, value });
  }

  lost(reason, count) {
    $("#saved").textContent = "Not saved";
    const box = $("#lost");
    const many = count === 1 ? "1 edit is" : `${count} edits are`;
    box.replaceChildren(
      reason === "session"
        ? `Your session has ended. ${many} kept in this browser. `
        : `The service cannot be reached. ${many} kept in this browser and will be sent when it is back. `,
    );
    if (reason === "session") {
      const next = encodeURIComponent(location.pathname);
      box.append(make("a", { href: `/desk/sign-in?next=${next}`, textContent: "Sign in again" }));
    }
    box.hidden = false;
  }

  async clash(body, actions) {
    const answer = await between(body.theirs, actions[0]);
    if (answer === undefined) return this.say("Not saved: reload the page to choose", true);
    await this.outbox.settle(answer === "mine");
    if (answer === "theirs") location.reload();
  }

  say(words, loud = false) {
    $("#say").textContent = words;
    if (loud) $("#saved").textContent = words;
  }

  // Looking

  hovering() {
    this.form.addEventListener("pointerover", (event) => this.lightFor(event.target.closest("[data-item]")));
    this.form.addEventListener("pointerleave", () => this.unlight());
    this.form.addEventListener("focusin", (event) => {
      const item = event.target.closest("[data-item]");
      if (item && item !== this.current) this.setCurrent(item, { quiet: true });
    });
    for (const pane of [this.form, this.textPane]) pane.addEventListener("scroll", redraw, { passive: true });
    this.textPane.addEventListener("pointerover", (event) => {
      const part = event.target.closest("[data-n]");
      for (const row of $$(".hot", this.form)) row.classList.remove("hot", "at");
      if (!part) return this.unlight();
      const node = part.dataset.n.split(" ")[0];
      light(this.textPane, { node });
      const card = document.getElementById(`n-${node}`);
      $("summary", card ?? document.body)?.classList.add("at", "hot");
    });
    this.textPane.addEventListener("pointerleave", () => this.unlight());
    this.textPane.addEventListener("click", (event) => {
      const part = event.target.closest("[data-n]");
      if (part && getSelection().isCollapsed) this.goNode(part.dataset.n.split(" ")[0]);
    });
  }

  lightFor(item, scroll = false) {
    if (!item) return this.unlight();
    const { spans, node } = item.dataset;
    let first;
    if (item.matches("summary")) first = light(this.textPane, { node });
    else if (spans) first = light(this.textPane, { spans: spans.split(" ").map((span) => span.split("-").map(Number)) });
    else dark(this.textPane);
    if (scroll) show(first);
    line(item, first);
  }

  unlight() {
    dark(this.textPane);
    line();
    for (const row of $$(".hot", this.form)) row.classList.remove("hot", "at");
    if (this.current?.isConnected && document.activeElement && this.form.contains(document.activeElement)) this.lightFor(this.current);
  }

  items() {
    return $$("[data-item]", this.form).filter((item) => item.matches("summary") || item.closest("details.node").open);
  }

  setCurrent(item, { quiet = false } = {}) {
    this.current?.classList.remove("at");
    this.current = item ?? null;
    if (!item) return;
    item.classList.add("at");
    const place = `#n-${encodeURIComponent(item.dataset.node)}`; // found again after a reload
    if (location.hash !== place) window.history.replaceState(null, "", place);
    if (quiet) return;
    this.views.choose("form");
    if (!item.matches("summary")) {
      item.closest("details.node").open = true;
      item.tabIndex = -1;
      if (item.matches(".value")) Object.assign(item, { role: "group", ariaLabel: spoken(item) });
    }
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    this.lightFor(item, true);
  }

  /** Walks the values without entering a field, so that the next key is a key again. */
  walk(step) {
    const items = this.items();
    const at = items.indexOf(this.current);
    this.setCurrent(items[Math.min(Math.max(at + step, 0), items.length - 1)]);
  }

  nextOpen() {
    for (const card of $$("details.node", this.form)) {
      if ($(".value.unsure, .value.likely, .chip.unsure, .chip.likely", card)) card.open = true;
    }
    const items = this.items();
    const after = items.slice(items.indexOf(this.current) + 1).concat(items);
    const next = after.find((item) => item.matches(".unsure, .likely"));
    if (next) this.setCurrent(next);
    else this.say("Every value is sure or was looked at.", true);
  }

  goNode(key) {
    const card = document.getElementById(`n-${key}`);
    if (!card) return;
    card.open = true;
    this.setCurrent($("summary", card));
    card.scrollIntoView({ block: "nearest" });
  }

  /** Goes to the field of a value, or to the nearest thing that is there. */
  goTo(pointer) {
    const place = located(this.state.document, pointer);
    const key = place ? place[0] : "article";
    const card = document.getElementById(`n-${key}`);
    const rows = $$(`[data-item][data-node="${CSS.escape(key)}"]`, this.form);
    const row = rows.find((r) => r.dataset.pointer === pointer) ?? rows.find((r) => pointer.startsWith(r.dataset.pointer + "/") || r.dataset.pointer?.startsWith(pointer + "/"));
    this.setCurrent(row ?? (card && $("summary", card)));
    row?.querySelector("[data-field]")?.focus();
  }

  // Typing

  typing() {
    this.form.addEventListener("input", (event) => {
      const item = event.target.closest(".value");
      const value = item && valueOf(event.target);
      if (item && value !== undefined) this.report.ask(put(this.state.document, item.dataset.pointer, value));
    });
    this.form.addEventListener("change", (event) => {
      const item = event.target.closest(".value");
      if (!item || !event.target.matches("[data-field]")) return;
      const value = valueOf(event.target);
      if (value === undefined) return this.say("This is no value that can stand here.", true);
      delete event.target.dataset.dirty;
      this.set(item, value);
    });
    this.form.addEventListener("focusout", (event) => {
      if (event.target.dataset?.dirty === undefined) return; // typed while the form was made anew
      event.target.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

const nameOf = (item) => `${item.dataset.node} ${item.dataset.at ?? ""} ${item.dataset.fact ?? ""}`;

/** A value in words, for those who hear where they are. */
function spoken(item) {
  const field = $("[data-field]", item);
  const value = field.matches("select") ? field.selectedOptions[0]?.textContent : field.value;
  return `${$("label", item).textContent}: ${value}, ${$(".how .vh", item).textContent}`;
}

/** What a field says as JSON; undefined if it says nothing that can be. */
function valueOf(field) {
  const text = field.value.trim();
  try {
    switch (field.dataset.type) {
      case "number": return text === "" ? "" : Number.isFinite(Number(text)) ? Number(text) : undefined;
      case "boolean": return text === "true";
      case "json": return text === "" ? "" : JSON.parse(text);
      case "reference": return { "@id": text.includes(":") ? text : `#${text}` };
      default: return text;
    }
  } catch {
    return undefined;
  }
}
