// What is done to the value or node at hand: accept, reject, merge, split, retype, link, date, add.

import { ask, choices, make, pick, sends } from "./dialog.js";
import { choose } from "./dates.js";
import { get, post } from "./net.js";
import { parts, selected, sentences } from "./text.js";

const ITEM = /^\/[^/]+\/\d+$/;
const PAUSE = 250;

export class Mender {
  constructor(draft) {
    this.draft = draft;
    this.form = draft.form;
    this.form.addEventListener("pointerdown", (event) => {
      if (event.target.closest("[data-do=split]")) event.preventDefault(); // the words that are selected stay so
    });
    this.form.addEventListener("click", (event) => this.clicked(event));
    this.form.addEventListener("change", (event) => this.chosen(event));
  }

  clicked(event) {
    const go = event.target.closest("[data-go]");
    if (go) {
      event.preventDefault();
      return this.draft.goNode(go.dataset.go);
    }
    const button = event.target.closest("button[data-do]");
    if (!button) return;
    const item = button.closest("[data-item]") ?? button.closest("details.node").querySelector("summary");
    this.draft.setCurrent(item, { quiet: true });
    this.do(button.dataset.do.replace("-node", ""));
  }

  chosen(event) {
    const select = event.target.closest("select[data-do]");
    if (!select) return;
    const node = select.closest("details.node").dataset.key;
    if (select.dataset.do === "retype") this.retype(select.closest("details.node"), select.value);
    else if (select.value) this.add(node, select.value).then(() => (select.value = ""));
  }

  /** Does something to the item at hand. */
  do(what) {
    const item = this.draft.current;
    if (!item || !this.draft.editable) return;
    const card = item.closest("details.node");
    const does = {
      accept: () => this.accept(item),
      "accept all": () => this.accept(card.querySelector("summary")),
      reject: () => this.reject(item),
      merge: () => this.merge(card),
      split: () => this.split(card),
      link: () => this.link(card),
      type: () => card.querySelector("select[data-do=retype]")?.focus(),
      calendar: () => this.calendar(item),
    };
    does[what]();
  }

  accept(item) {
    const { node, at, fact, several } = item.dataset;
    const one = several !== undefined && ITEM.test(at) ? { value: JSON.parse(fact) } : {};
    this.draft.act(item.matches("summary") ? { kind: "accept", node } : { kind: "accept", node, pointer: `/${at.split("/")[1]}`, ...one });
    this.draft.say(`Accepted: ${called(item)}`); // in other words than before, or it is not heard
    this.ahead(item);
  }

  reject(item) {
    const { node, at, fact } = item.dataset;
    const whole = item.matches("summary");
    if (whole && node === "article") return;
    const one = ITEM.test(at ?? "") ? { value: JSON.parse(fact) } : {};
    const said = called(item);
    this.ahead(item);
    this.draft.act(whole ? { kind: "reject", node } : { kind: "reject", node, pointer: at, ...one });
    this.draft.say(`Rejected: ${said}`);
  }

  /** On to the next value that is not sure, or, if there is none below, to the next; from a card to another. */
  ahead(item) {
    const items = this.draft.items();
    const left = item.matches("summary") ? item.dataset.node : null;
    const rest = items.slice(items.indexOf(item) + 1).filter((other) => other.dataset.node !== left);
    const next = rest.find((other) => other.matches(".unsure, .likely")) ?? rest[0];
    if (next) this.draft.setCurrent(next);
  }

  /** The other nodes to choose from, those of the first of these groups first. */
  others(card, groups) {
    const cards = [...this.form.querySelectorAll("details.node")].filter((other) => other !== card && other.dataset.group !== "article");
    const far = (other) => (groups.indexOf(other.dataset.group) + groups.length + 1) % (groups.length + 1);
    return cards.toSorted((a, b) => far(a) - far(b)).map(({ dataset }) => [dataset.key, dataset.name, [dataset.type, dataset.detail].filter(Boolean).join(", ")]);
  }

  retype(card, value) {
    const mark = markOf(card);
    this.draft.act({ kind: "retype", node: card.dataset.key, value }, () => !document.getElementById(card.id) && this.draft.cardAt(mark));
  }

  async merge(card) {
    const { key: node, group, name } = card.dataset;
    if (group === "article") return;
    const value = await pick(`“${name}” is the same as …`, this.others(card, [group]));
    if (value) this.draft.act({ kind: "merge", node, value }, () => document.getElementById(`n-${value}`));
  }

  async split(card) {
    const { key: node, marks, group } = card.dataset;
    if (group === "article") return;
    const part = ([start, end]) => this.draft.act({ kind: "split", node, start, end }, this.draft.made());
    const words = selected(this.draft.textPane);
    if (words) {
      this.draft.marker.hide();
      return part([words.start, words.end]);
    }
    if (group === "event") return this.splitEvent(card, part);
    const mentions = marks.trim().split(" ").filter(Boolean).map((mark) => mark.split("-").map(Number));
    const list = mentions.map(([start, end]) => [[start, end], `… ${around(this.draft.textPane, start, end)} …`]);
    if (list.length < 2) return this.draft.say("It is spoken of only once.", true);
    const mention = await pick("Which mention is somebody or something else?", list);
    if (mention) part(mention);
  }

  /** An event is split by the sentence that tells the other; those in which its own values stand come first. */
  async splitEvent(card, part) {
    const told = [card, ...card.querySelectorAll("[data-spans]")].flatMap((item) => (item.dataset.marks ?? item.dataset.spans).trim().split(" "));
    const spans = told.filter(Boolean).map((span) => span.split("-").map(Number));
    const own = ([start, end]) => spans.some((span) => start < span[1] && span[0] < end);
    const all = sentences(this.draft.textPane);
    const list = [...all.filter(([place]) => own(place)), ...all.filter(([place]) => !own(place))];
    const said = "What only this sentence says goes over to the other event. To split a sentence, select the words of the other event first.";
    const place = await pick(`Which sentence tells another event than “${card.dataset.name}”?`, list, { said });
    if (place) part(place);
  }

  async link(card) {
    const { key: node, name, group } = card.dataset;
    if (group === "article") return;
    const value = await ask(`What is “${name}”?`, (body, close) => {
      const field = make("input", { placeholder: "A name, Q1899, a GeoNames number, or an address", ariaLabel: "Identifier, address or name", autofocus: true });
      const said = make("p", { className: "soft", textContent: "The choice is remembered for the next article." });
      said.setAttribute("role", "status");
      const known = make("div");
      const find = async () => {
        const asked = { name: field.value.trim() || name, group };
        const { found } = await post("/desk/authority/find", asked).catch(() => ({ found: [] }));
        const none = make("p", { className: "soft", textContent: `Nothing that is called “${asked.name}” is known here.` });
        known.replaceChildren(found.length ? choices(found, close) : none);
      };
      field.addEventListener("input", () => {
        clearTimeout(this.finding);
        this.finding = setTimeout(find, PAUSE);
      });
      const send = () => {
        const address = identifier(field.value, group);
        if (address) close(address);
        else said.textContent = "Choose below, or write a Wikidata number such as Q1899, a GeoNames number, or an address that begins with https://.";
      };
      body.append(sends("Link", [field], send), said, known);
      find();
    });
    if (value) this.draft.act({ kind: "link", node, value });
  }

  async calendar(item) {
    const field = item.querySelector("input.date[data-field]");
    if (!field) return this.draft.say("This is no date.", true);
    const words = [...new Set([...item.querySelectorAll(".why q")].map((q) => q.textContent))].join(" … ");
    const day = await choose({ words, value: field.value, published: this.draft.state.published });
    if (day) this.draft.set(item, day);
  }

  async add(node, property) {
    const value = await this.asked(node, property);
    if (value === undefined || value === "") return;
    const there = this.form.querySelector(`[data-node="${CSS.escape(node)}"]:is([data-at="/${property}"], [data-at^="/${property}/"])`);
    this.draft.act({ kind: "set", node, pointer: there ? `/${property}/-` : `/${property}`, value });
  }

  /** The value for a property, asked for in the way that the service says fits it. */
  async asked(node, property) {
    const card = document.getElementById(`n-${node}`);
    const option = card.querySelector(`.add option[value="${CSS.escape(property)}"]`);
    const { widget, groups, members } = option?.dataset ?? {};
    const what = option?.textContent ?? property;
    const title = `${what} of “${card.dataset.name}”`;
    if (widget === "reference") {
      const near = groups.split(" ");
      const there = new Set([...card.querySelectorAll(`[data-at="/${property}"], [data-at^="/${property}/"]`)].map((item) => JSON.parse(item.dataset.fact)["@id"]));
      const fits = this.others(card, near).filter(([key]) => near.includes(groupOf(key)) && !there.has(`#${key}`));
      const key = await pick(title, fits, { said: "Who or what is missing here is marked in the text first." });
      return key && { "@id": `#${key}` };
    }
    if (widget === "date") return choose({ title, words: "", value: "", published: this.draft.state.published });
    if (widget === "member") return pick(title, members.split(" ").map((member) => [member, inWords(member.split("/").pop())]));
    if (widget === "yes") {
      const answer = await pick(title, [["yes", "Yes"], ["no", "No"]]);
      return answer && answer === "yes";
    }
    const written = await ask(title, (body, close) => {
      const field = make("input", { ariaLabel: what, autofocus: true });
      body.append(sends("Add", [field], () => close(field.value.trim())));
    });
    return property === "author" && written ? { "@type": "Person", name: written } : written;
  }

  /** Shows events that other articles speak of beside those of this draft that they may be. */
  async known() {
    const found = await get(`${this.draft.address}/known`).catch(() => ({}));
    for (const box of this.form.querySelectorAll(".known")) {
      if (!found[box.closest("details.node").dataset.key]) box.remove();
    }
    for (const [node, events] of Object.entries(found)) {
      const card = document.getElementById(`n-${node}`);
      if (!card || card.querySelector(".known")) continue;
      card.querySelector(".inside").prepend(this.suggestion(node, events));
    }
  }

  suggestion(node, events) {
    const box = make("div", { className: "known" });
    box.append(make("p", { textContent: "Perhaps known already:" }));
    for (const event of events) {
      const line = make("p");
      const many = `${event.articles} ${event.articles === 1 ? "article" : "articles"}`;
      const name = make("a", { href: `/desk/events#e-${event.id}`, target: "_blank", textContent: event.name });
      const button = make("button", { type: "button", textContent: "It is the same", ariaLabel: `It is the same as ${event.name}` });
      button.addEventListener("click", () => {
        box.remove();
        const starts = event.starts ? [{ kind: "set", node, pointer: "/startDate", value: event.starts }] : [];
        this.draft.act([{ kind: "set", node, pointer: "/name", value: event.name }, ...starts]);
      });
      line.append(name, ` ${[event.day, many].filter(Boolean).join(", ")} `, button);
      box.append(line);
    }
    return box;
  }
}

/** The name of a member as words: Event cancelled. */
const inWords = (name) => name.replace(/([a-z0-9])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`);

/** A value or node as those who hear it know it: Begins 2026-12-04. */
function called(item) {
  if (item.matches("summary")) return item.querySelector(".name").textContent;
  const field = item.querySelector("[data-field]");
  if (!field) return item.querySelector("a").textContent;
  const value = field.matches("select") ? field.selectedOptions[0]?.textContent : field.value;
  return `${item.querySelector("label").textContent} ${value}`;
}

const groupOf = (key) => document.getElementById(`n-${key}`).dataset.group;

/** The first place where the text speaks of a card's node: [start, end]. */
const markOf = (card) => card.dataset.marks.split(" ")[0].split("-").map(Number);

/** Asks which of two versions of a value stands: `mine`, `theirs`, or undefined if that is left open. */
export function between(theirs, mine) {
  return ask(`${theirs.editor} changed this meanwhile`, (body, close) => {
    const versions = make("div", { className: "versions" });
    for (const [who, value, answer, label] of [
      [theirs.editor, theirs.value, "theirs", "Keep theirs"],
      ["You", mine.value, "mine", "Keep mine"],
    ]) {
      const side = make("div");
      const button = make("button", { type: "button", textContent: label, className: answer === "mine" ? "primary" : "" });
      button.addEventListener("click", () => close(answer));
      side.append(make("strong", { textContent: who }), make("p", { textContent: written(value) }), button);
      versions.append(side);
    }
    body.append(make("p", { className: "soft", textContent: theirs.told }), versions);
  });
}

function written(value) {
  if (value === undefined || value === null) return "taken away";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The words between two offsets with what stands around them. */
function around(pane, start, end) {
  const paragraph = parts(pane, start, end)[0]?.closest("p");
  if (!paragraph) return "";
  const whole = [...paragraph.textContent];
  const at = start - Number(paragraph.querySelector("[data-s]").dataset.s);
  return whole.slice(Math.max(0, at - 40), at + (end - start) + 40).join("");
}

/** Wikidata's Q-number, GeoNames' number or an address, as an address; null for anything else. */
export function identifier(text, group) {
  const words = text.trim();
  if (/^Q[1-9]\d*$/i.test(words)) return `https://www.wikidata.org/entity/${words.toUpperCase()}`;
  if (/^\d+$/.test(words) && group === "place") return `https://sws.geonames.org/${words}/`;
  return /^https?:\/\/[^\s<>"]+$/.test(words) ? words : null;
}
