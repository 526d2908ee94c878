// A draft on the desk: text and form side by side, mended with mouse or keyboard.

import { ask, make, pick } from "./dialog.js";
import { choose } from "./dates.js";
import { text as page, post } from "./net.js";
import { Outbox } from "./outbox.js";
import { located, put } from "./pointer.js";
import { Report } from "./report.js";
import { dark, light, line, parts, redraw, selected, show } from "./text.js";

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

const KEYS = [
  ["j, k", "next, previous value"],
  ["n", "next value that is not sure"],
  ["a", "accept"],
  ["r", "reject"],
  ["Enter", "edit the value; Escape goes back"],
  ["m", "same as another: merge"],
  ["s", "one mention is somebody else: split"],
  ["t", "another type"],
  ["l", "link to what identifies it"],
  ["d", "calendar of a date"],
  ["w", "make words of the text a fact"],
  ["p, o, c, e", "with words selected: person, organisation, place, event"],
  ["u, U", "undo, redo"],
  ["1, 2, 3, 4", "text, facts, report, preview"],
  ["P", "publish"],
  ["?", "this list"],
];

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
    this.mute = localStorage.getItem("desk keys") === "off";
    this.report = new Report({ go: (pointer) => this.goTo(pointer), fix: (actions) => this.act(actions) });
  }

  begin() {
    for (const part of $$("details.node, #text-pane > p")) shown.set(part, written(part));
    this.tabs();
    this.hovering();
    this.buttons();
    this.typing();
    this.selecting();
    addEventListener("keydown", (event) => this.key(event));
    if (this.editable) {
      this.outbox = new Outbox(this.address, `desk ${this.root.dataset.id} ${this.root.dataset.editor}`, this.state.number, {
        saved: (answer) => this.saved(answer),
        waiting: () => ($("#saved").textContent = "Saving …"),
        lost: (reason, count) => this.lost(reason, count),
        clash: (body, actions) => this.clash(body, actions),
        refused: (error) => this.say(error.message, true),
      });
    }
    this.report.now(this.state.document);
    if (this.editable) this.known();
    if (location.hash) this.goNode(decodeURIComponent(location.hash.replace(/^#n-/, "")));
  }

  // Doing

  act(actions) {
    if (this.editable) return this.outbox.add([actions].flat());
  }

  async step(which) {
    try {
      const answer = await post(`${this.address}/${which}`, {});
      this.outbox.number = answer.number;
      this.saved(answer, which === "undo" ? "Taken back" : "Done again");
    } catch (error) {
      this.say(error.message, true);
    }
  }

  saved(answer, said = "Saved") {
    this.state = answer;
    $("#lost").hidden = true;
    const clock = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    $("#saved").textContent = `${said} ${clock}`;
    $(".bar h1").textContent = $(".bar h1").title = answer.title;
    for (const name of ["undo", "redo"]) {
      $(`#${name}`).disabled = !answer[name];
      $(`#${name}`).title = `${name === "undo" ? "Undo (u)" : "Redo (U)"}${answer[name] ? ": " + answer[name] : ""}`;
    }
    $("#open-count").textContent = answer.open || "";
    this.patch(this.textPane, answer.text, "p");
    this.patch(this.form, answer.form, "section");
    this.report.ask(answer.document);
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.known(), 1500);
    this.stale = true;
    if (!$("#preview-pane").hidden) this.preview();
  }

  /** Puts new HTML in place of the old where it differs; focus, open cards and what is being typed stay. */
  patch(pane, html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    const writing = document.activeElement;
    const focus = writing?.id;
    const typed = writing?.matches("[data-field]") && writing.value !== writing.defaultValue ? writing.value : null;
    const at = this.current && this.nameOf(this.current);
    const groups = (within) => $$(":scope > [data-key]", within);
    merge(pane, groups(pane), groups(fresh), (old, now) => {
      if (now.matches("section")) {
        $(":scope > h2", old).replaceWith($(":scope > h2", now));
        merge(old, $$(":scope > details[data-key]", old), $$(":scope > details[data-key]", now), swap);
      } else swap(old, now);
    });
    if (focus && document.activeElement?.id !== focus) {
      const again = document.getElementById(focus);
      again?.focus({ preventScroll: true });
      if (again && typed !== null && again.matches("input, textarea")) {
        again.value = typed;
        again.dataset.dirty = "";
        if (writing.selectionStart !== null) again.setSelectionRange(writing.selectionStart, writing.selectionEnd);
      }
    }
    if (at) this.setCurrent($$("[data-item]", this.form).find((item) => this.nameOf(item) === at), { quiet: true });
  }

  nameOf(item) {
    return `${item.dataset.node} ${item.dataset.at ?? ""} ${item.dataset.fact ?? ""}`;
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
      const link = make("a", { href: `/desk/sign-in?next=${encodeURIComponent(location.pathname)}`, textContent: "Sign in again" });
      box.append(link);
    }
    box.hidden = false;
  }

  async clash(body, actions) {
    const mine = actions[0];
    const written = (value) => (value === undefined || value === null ? "taken away" : typeof value === "string" ? value : JSON.stringify(value));
    const answer = await ask(`${body.theirs.editor} changed this meanwhile`, (box, close) => {
      const versions = make("div", { className: "versions" });
      for (const [who, value, keep, label] of [
        [body.theirs.editor, body.theirs.value, "theirs", "Keep theirs"],
        ["You", mine.value, "mine", "Keep mine"],
      ]) {
        const side = make("div");
        side.append(make("strong", { textContent: who }), make("p", { textContent: written(value) }));
        const button = make("button", { type: "button", textContent: label, className: keep === "mine" ? "primary" : "" });
        button.addEventListener("click", () => close(keep));
        side.append(button);
        versions.append(side);
      }
      box.append(make("p", { className: "soft", textContent: body.theirs.told }), versions);
    });
    if (answer === undefined) return this.say("Not saved: reload the page to choose", true);
    await this.outbox.settle(answer === "mine");
    if (answer === "theirs") location.reload();
  }

  say(words, loud = false) {
    $("#say").textContent = words;
    if (loud) $("#saved").textContent = words;
  }

  // Looking

  tabs() {
    const tabs = $$('[role="tab"]');
    const choose_ = (tab) => {
      const wide = innerWidth >= 960;
      for (const other of tabs) {
        const on = other === tab;
        other.setAttribute("aria-selected", on);
        other.tabIndex = on ? 0 : -1;
        const pane = document.getElementById(other.getAttribute("aria-controls"));
        pane.hidden = !on && !(wide && pane === this.textPane);
      }
      if (tab.id === "tab-preview") this.preview();
    };
    for (const tab of tabs) {
      tab.addEventListener("click", () => choose_(tab));
      tab.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        const shown = tabs.filter((t) => t.offsetParent);
        if (!step) return;
        const next = shown[(shown.indexOf(tab) + step + shown.length) % shown.length];
        choose_(next);
        next.focus();
      });
    }
    this.chooseTab = (name) => choose_($(`#tab-${name}`));
    const fit = () => {
      const now = tabs.find((t) => t.getAttribute("aria-selected") === "true");
      choose_(innerWidth >= 960 && now.id === "tab-text" ? $("#tab-form") : now);
    };
    matchMedia("(min-width: 60rem)").addEventListener("change", fit);
    fit();
  }

  async preview() {
    const pane = $("#preview-pane");
    if (this.stale === false) return;
    try {
      const fresh = new DOMParser().parseFromString(await page(`${this.address}/preview`), "text/html").body;
      pane.replaceChildren(...fresh.childNodes);
      this.stale = false;
    } catch (error) {
      pane.textContent = `There is no preview now: ${error.message}.`;
    }
  }

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
    const { start, end, node } = item.dataset;
    const isNode = item.matches("summary");
    const first = isNode
      ? light(this.textPane, { node })
      : start !== undefined
        ? light(this.textPane, { start: Number(start), end: Number(end) })
        : (dark(this.textPane), undefined);
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
    if (quiet) return;
    this.chooseTab("form");
    if (!item.matches("summary")) {
      item.closest("details.node").open = true;
      item.tabIndex = -1;
    }
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    this.lightFor(item, true);
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
    this.chooseTab("form");
    card.open = true;
    this.setCurrent($("summary", card));
    card.scrollIntoView({ block: "nearest" });
  }

  goTo(pointer) {
    const place = located(this.state.document, pointer);
    if (!place) return;
    const rows = $$(`[data-item][data-node="${CSS.escape(place[0])}"]`, this.form);
    const card = document.getElementById(`n-${place[0]}`);
    if (card) card.open = true;
    const row = rows.find((r) => r.dataset.pointer === pointer) ?? rows.find((r) => pointer.startsWith(r.dataset.pointer + "/"));
    this.setCurrent(row ?? (card && $("summary", card)));
    $("[data-field]", row ?? this.root.ownerDocument.createElement("p"))?.focus();
  }

  // Mending

  buttons() {
    $("#undo")?.addEventListener("click", () => this.step("undo"));
    $("#redo")?.addEventListener("click", () => this.step("redo"));
    $("#help").addEventListener("click", () => this.help());
    $("#log-button").addEventListener("click", () => this.log());
    this.form.addEventListener("click", (event) => {
      const go = event.target.closest("[data-go]");
      if (go) {
        event.preventDefault();
        return this.goNode(go.dataset.go);
      }
      const button = event.target.closest("button[data-do]");
      if (!button) return;
      const item = button.closest("[data-item]") ?? $("summary", button.closest("details.node"));
      this.setCurrent(item, { quiet: true });
      this.do(button.dataset.do.replace("-node", ""));
    });
    this.form.addEventListener("change", (event) => {
      const select = event.target.closest("select[data-do]");
      if (!select) return;
      const key = select.closest("details.node").dataset.key;
      if (select.dataset.do === "retype") this.act({ kind: "retype", node: key, value: select.value });
      else if (select.value) this.add(key, select.value);
    });
  }

  do(what) {
    const item = this.current;
    if (!item || !this.editable) return;
    const { node, at, fact, several } = item.dataset;
    const card = item.closest("details.node");
    const whole = item.matches("summary");
    const name = card.dataset.name;
    if (what === "accept") {
      const property = at && "/" + at.split("/")[1];
      this.act(whole ? { kind: "accept", node } : { kind: "accept", node, pointer: property, ...(several !== undefined && /^\/[^/]+\/\d+$/.test(at) ? { value: JSON.parse(fact) } : {}) });
      this.say("Accepted");
      this.ahead(item);
    } else if (what === "reject") {
      if (whole && node === "article") return;
      const item_ = /^\/[^/]+\/\d+$/.test(at ?? "");
      this.ahead(item);
      this.act(whole ? { kind: "reject", node } : { kind: "reject", node, pointer: at, ...(item_ ? { value: JSON.parse(fact) } : {}) });
      this.say("Rejected");
    } else if (what === "merge") this.merge(node, card);
    else if (what === "split") this.split(node);
    else if (what === "link") this.link(node, name, card.dataset.group);
    else if (what === "type") $(`#t-${CSS.escape(node)}`)?.focus();
    else if (what === "calendar") this.calendar(item);
  }

  ahead(item) {
    const items = this.items();
    const next = items[items.indexOf(item) + 1];
    if (next && next !== item) this.setCurrent(next);
  }

  async merge(node, card) {
    const others = $$(`details.node[data-group="${card.dataset.group}"]`, this.form).filter((o) => o.dataset.key !== node);
    const rest = $$("details.node", this.form).filter((o) => !["article", card.dataset.group].includes(o.dataset.group));
    const choices = [...others, ...rest].map((o) => [o.dataset.key, o.dataset.name, o.dataset.type]);
    const into = await pick(`“${card.dataset.name}” is the same as …`, choices);
    if (into) this.act({ kind: "merge", node, value: into });
  }

  async split(node) {
    const marks = document.getElementById(`n-${node}`).dataset.marks.trim().split(" ").filter(Boolean);
    const choices = marks.map((mark) => mark.split("-").map(Number)).map(([start, end]) => [[start, end], `… ${around(this.textPane, start, end)} …`]);
    const words = await pick("Which mention is somebody or something else?", choices);
    if (words) this.act({ kind: "split", node, start: words[0], end: words[1] });
  }

  async link(node, name, group) {
    const known = await post(`/desk/authority/find`, { name, group }).catch(() => ({ found: [] }));
    const value = await ask(`What is “${name}”?`, (body, close) => {
      const field = make("input", { placeholder: "Q1899, a GeoNames number, or an address", ariaLabel: "Identifier or address", autofocus: true });
      const button = make("button", { type: "button", className: "primary", textContent: "Link" });
      const said = make("p", { className: "soft", textContent: "The choice is remembered for the next article." });
      said.setAttribute("role", "status");
      const send = () => {
        const address = identifier(field.value, group);
        if (address) close(address);
        else said.textContent = "Write a Wikidata number such as Q1899, a GeoNames number, or an address that begins with https://.";
      };
      button.addEventListener("click", send);
      field.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), send()));
      const row = make("div", { className: "search" });
      row.append(field, button);
      const list = make("ul", { className: "pick" });
      for (const [address, words, detail] of known.found) {
        const choice = make("button", { type: "button" });
        choice.append(words, " ", make("span", { className: "soft", textContent: detail }));
        choice.addEventListener("click", () => close(address));
        list.append(make("li"));
        list.lastChild.append(choice);
      }
      body.append(row, said, list);
    });
    if (value) this.act({ kind: "link", node, value });
  }

  /** Shows events that are known already beside those they may be. */
  async known() {
    const found = await page(`${this.address}/known`).then(JSON.parse).catch(() => ({}));
    for (const line of $$(".known", this.form)) if (!found[line.closest("details.node").dataset.key]) line.remove();
    for (const [node, events] of Object.entries(found)) {
      const card = document.getElementById(`n-${node}`);
      if (!card || $(".known", card)) continue;
      const box = make("p", { className: "known" });
      const [event] = events;
      box.append("Perhaps known already: ", make("strong", { textContent: event.name }), ` ${event.day}, ${event.articles} ${event.articles === 1 ? "article" : "articles"} `);
      const button = make("button", { type: "button", textContent: "It is the same" });
      button.addEventListener("click", () => {
        box.remove();
        this.act([
          { kind: "set", node, pointer: "/name", value: event.name },
          ...(event.starts ? [{ kind: "set", node, pointer: "/startDate", value: event.starts }] : []),
        ]);
      });
      box.append(button);
      $(".inside", card).prepend(box);
    }
  }

  async calendar(item) {
    const field = $("input[data-field]", item);
    if (!field) return;
    const words = $(".why q", item)?.textContent ?? "";
    const day = await choose({ words, value: field.value, published: this.state.published });
    if (day) this.set(item, day);
  }

  async add(node, property) {
    const reference = ["location", "organizer", "performer", "attendee", "affiliation", "containedInPlace", "about", "nationality"].includes(property);
    let value = "";
    if (reference) {
      const nodes = $$("details.node", this.form).filter((o) => !["article"].includes(o.dataset.group) && o.dataset.key !== node);
      const key = await pick(`Which?`, nodes.map((o) => [o.dataset.key, o.dataset.name, o.dataset.type]));
      if (!key) return;
      value = { "@id": `#${key}` };
    } else if (/Date$|^date/.test(property) && property !== "dateline") {
      value = await choose({ words: "", value: "", published: this.state.published });
      if (!value) return;
    } else {
      value = await ask("Add a value", (body, close) => {
        const field = make("input", { ariaLabel: property, autofocus: true });
        field.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), close(field.value.trim())));
        const button = make("button", { type: "button", className: "primary", textContent: "Add" });
        button.addEventListener("click", () => close(field.value.trim()));
        const row = make("div", { className: "search" });
        row.append(field, button);
        body.append(row);
      });
      if (!value) return;
      if (property === "author") value = { "@type": "Person", name: value };
      if (property === "isAccessibleForFree") value = /^(y|t|1)/i.test(value);
    }
    this.act({ kind: "set", node, pointer: `/${property}`, value });
  }

  typing() {
    this.form.addEventListener("input", (event) => {
      const item = event.target.closest(".value");
      if (!item) return;
      const value = valueOf(event.target);
      if (value !== undefined) this.report.ask(put(this.state.document, item.dataset.pointer, value));
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

  set(item, value) {
    const { node, at } = item.dataset;
    if (value === "") this.act({ kind: "remove", node, pointer: at });
    else this.act({ kind: "set", node, pointer: at, value });
  }

  // Selecting words

  selecting() {
    const marker = $("#marker");
    const place = () => {
      const words = this.editable && selected(this.textPane);
      marker.hidden = !words;
      if (!words) return;
      const { left, bottom, width } = words.box;
      const half = marker.offsetWidth / 2;
      marker.style.setProperty("left", `${Math.min(Math.max(half + 8, left + width / 2), innerWidth - half - 8) - half + scrollX}px`);
      marker.style.setProperty("top", `${bottom + 8 + scrollY}px`);
    };
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.placing);
      this.placing = setTimeout(place, 120);
    });
    marker.addEventListener("pointerdown", (event) => event.preventDefault());
    marker.addEventListener("click", (event) => {
      const kind = event.target.closest("button")?.dataset.kind;
      if (kind) this.mark(kind);
    });
  }

  mark(kind) {
    const words = selected(this.textPane);
    if (!words) return;
    getSelection().removeAllRanges();
    $("#marker").hidden = true;
    this.act({ kind: "mark", value: kind, start: words.start, end: words.end });
    this.say(`${words.words} is marked as ${kind}`);
  }

  /** Words chosen without a mouse: they are typed, and found in the text. */
  async words() {
    const answer = await ask("Make words of the text a fact", (body, close) => {
      const field = make("input", { ariaLabel: "Words as they stand in the text", placeholder: "Words as they stand in the text", autofocus: true });
      const kind = make("select", { ariaLabel: "What they are" });
      for (const [value, words] of [["Person", "Person"], ["Organization", "Organisation"], ["Place", "Place"], ["Event", "Event"]]) {
        kind.append(make("option", { value, textContent: words }));
      }
      const button = make("button", { type: "button", className: "primary", textContent: "Mark" });
      const send = () => close([field.value.trim(), kind.value]);
      button.addEventListener("click", send);
      field.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), send()));
      const row = make("div", { className: "search" });
      row.append(field, kind, button);
      body.append(row);
    });
    if (!answer?.[0]) return;
    for (const paragraph of $$("p", this.textPane)) {
      const at = paragraph.textContent.indexOf(answer[0]);
      if (at < 0) continue;
      const start = Number($("[data-s]", paragraph).dataset.s) + [...paragraph.textContent.slice(0, at)].length;
      return this.act({ kind: "mark", value: answer[1], start, end: start + [...answer[0]].length });
    }
    this.say("These words do not stand in the text.", true);
  }

  // Keys

  help() {
    return ask("Keyboard shortcuts", (body) => {
      const list = make("dl");
      for (const [keys, words] of KEYS) {
        const term = make("dt");
        keys.split(", ").forEach((key, n) => term.append(n ? " " : "", make("kbd", { textContent: key })));
        list.append(term, make("dd", { textContent: words }));
      }
      const choice = make("label", { className: "choice" });
      const box = make("input", { type: "checkbox", checked: !this.mute });
      box.addEventListener("change", () => {
        this.mute = !box.checked;
        localStorage.setItem("desk keys", box.checked ? "on" : "off");
      });
      choice.append(box, "Single keys do something");
      body.append(list, choice);
    });
  }

  log() {
    return ask("What was done to this draft", (body) => {
      const list = make("ol", { className: "log", reversed: true });
      list.append($("#log").content.cloneNode(true));
      if (this.state.number > this.root.dataset.number) body.append(make("p", { className: "soft", textContent: "Load the page again to see the newest." }));
      body.append(list);
    });
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || $("#dialog").open) return;
    const writing = event.target.matches("input, textarea, select");
    if (event.key === "Escape") {
      if (writing && event.target.closest(".value")) {
        const item = event.target.closest(".value");
        event.target.value = event.target.defaultValue ?? event.target.value;
        event.target.blur();
        this.setCurrent(item);
      }
      $("#marker").hidden = true;
      getSelection().removeAllRanges();
      return;
    }
    if (event.key === "Enter" && event.target.matches("[data-line]")) {
      event.preventDefault();
      event.target.blur();
      return;
    }
    if (writing || (this.mute && event.key !== "?")) return;
    const kind = { p: "Person", o: "Organization", c: "Place", e: "Event" }[event.key];
    if (kind && selected(this.textPane)) return this.did(event, () => this.mark(kind));
    const keys = {
      j: () => this.walk(1), k: () => this.walk(-1), n: () => this.nextOpen(),
      a: () => this.do("accept"), r: () => this.do("reject"), m: () => this.do("merge"), s: () => this.do("split"),
      t: () => this.do("type"), l: () => this.do("link"), d: () => this.do("calendar"), w: () => this.words(),
      u: () => this.step("undo"), U: () => this.step("redo"), "?": () => this.help(),
      1: () => this.chooseTab("text"), 2: () => this.chooseTab("form"), 3: () => this.chooseTab("report"), 4: () => this.chooseTab("preview"),
      P: () => $("#publish")?.click(),
    };
    if (event.key === "Enter" && this.current && !event.target.closest("button, a, summary")) {
      return this.did(event, () => $("[data-field]", this.current)?.focus());
    }
    if (Object.hasOwn(keys, event.key)) this.did(event, keys[event.key]);
  }

  did(event, what) {
    event.preventDefault();
    what();
  }

  /** Walks the values without entering a field, so that the next key is a key again. */
  walk(step) {
    const items = this.items();
    const at = items.indexOf(this.current);
    this.setCurrent(items[Math.min(Math.max(at + step, 0), items.length - 1)]);
  }
}

/** Replaces, removes and adds keyed elements; those that stay keep their place. */
function merge(parent, before, after, meet) {
  const fresh = new Map(after.map((element) => [element.dataset.key, element]));
  for (const element of before) {
    const now = fresh.get(element.dataset.key);
    fresh.delete(element.dataset.key);
    if (!now) element.remove();
    else meet(element, now);
  }
  for (const element of fresh.values()) {
    element.open = true;
    parent.append(element);
  }
}

const shown = new WeakMap();

function swap(old, now) {
  const html = written(now);
  if (html === shown.get(old)) return;
  if (now.matches("details")) now.open = old.open;
  shown.set(now, html);
  old.replaceWith(now);
}

/** An element as the service wrote it, whether it is open or not. */
function written(element) {
  return element.outerHTML.replace(/^(<details[^>]*?) open=""/, "$1");
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

/** The words between two offsets with what stands around them. */
function around(pane, start, end) {
  const paragraph = parts(pane, start, end)[0]?.closest("p");
  if (!paragraph) return "";
  const whole = [...paragraph.textContent];
  const at = start - Number($("[data-s]", paragraph).dataset.s);
  return whole.slice(Math.max(0, at - 40), at + (end - start) + 40).join("");
}

/** Wikidata's Q-number, GeoNames' number or an address, as an address; null for anything else. */
export function identifier(text, group) {
  const words = text.trim();
  if (/^Q[1-9]\d*$/i.test(words)) return `https://www.wikidata.org/entity/${words.toUpperCase()}`;
  if (/^\d+$/.test(words) && group === "place") return `https://sws.geonames.org/${words}/`;
  return /^https?:\/\/[^\s<>"]+$/.test(words) ? words : null;
}
