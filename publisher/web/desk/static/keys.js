// The keyboard: one key for each thing that can be done to a draft, and the list of them.

import { ask, make } from "./dialog.js";
import { selected } from "./text.js";

const LIST = [
  ["j, k", "next, previous value"],
  ["n", "next value that is not sure"],
  ["a", "accept"],
  ["A", "accept all of the card"],
  ["r", "reject"],
  ["Enter", "edit the value; Escape goes back"],
  ["m", "same as another: merge"],
  ["s", "one mention is somebody else, one sentence another event: split"],
  ["t", "another type"],
  ["l", "link to what identifies it"],
  ["d", "calendar of a date"],
  ["w", "make words of the text a fact"],
  ["p, o, c, e", "with words selected: person, organisation, place, event"],
  ["u, U", "undo, redo what you did"],
  ["1, 2, 3, 4", "text, facts, report, preview"],
  ["P", "publish"],
  ["?", "this list"],
];
const KINDS = { p: "Person", o: "Organization", c: "Place", e: "Event" };

/* global taken - early.js */

export class Keys {
  constructor(draft) {
    this.draft = draft;
    this.mute = localStorage.getItem("desk keys") === "off";
    addEventListener("keydown", (event) => this.pressed(event));
  }

  /** Does what was asked for before there was anybody to do it. */
  begin() {
    for (const key of taken()) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("#dialog").open) return;
    const writing = event.target.matches("input, textarea, select");
    const action = this.always(event, writing) ?? (writing || (this.mute && event.key !== "?") ? null : this.single(event));
    if (!action) return;
    event.preventDefault();
    action();
  }

  /** What a key does even where one writes. */
  always(event, writing) {
    const { draft } = this;
    if (event.key === "Enter" && event.target.matches("[data-line]")) return () => event.target.blur();
    if (event.key !== "Escape") return undefined;
    return () => {
      const row = writing && event.target.closest(".value");
      if (row) {
        event.target.value = event.target.defaultValue ?? event.target.value;
        event.target.blur();
        draft.setCurrent(row);
      }
      draft.marker.hide();
    };
  }

  single(event) {
    const { draft } = this;
    const kind = KINDS[event.key];
    if (kind && selected(draft.textPane)) return () => draft.marker.mark(kind);
    if (event.key === "Enter") return this.enter(event);
    const does = (what) => () => draft.mender.do(what);
    const shows = (name) => () => draft.views.choose(name, { focus: true });
    const keys = {
      j: () => draft.walk(1), k: () => draft.walk(-1), n: () => draft.nextOpen(),
      a: does("accept"), A: does("accept all"), r: does("reject"), m: does("merge"), s: does("split"), t: does("type"), l: does("link"),
      d: does("calendar"), w: () => draft.marker.ask(), u: () => draft.step("undo"), U: () => draft.step("redo"),
      1: shows("text"), 2: shows("form"), 3: shows("report"), 4: shows("preview"),
      P: () => document.querySelector("#publish")?.click(), "?": () => this.help(),
    };
    return Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  }

  enter(event) {
    const { current } = this.draft;
    if (!current || event.target.closest("button, a, summary")) return undefined;
    return () => current.querySelector("[data-field]")?.focus();
  }

  help() {
    return ask("Keyboard shortcuts", (body) => {
      const list = make("dl");
      for (const [keys, words] of LIST) {
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
}
