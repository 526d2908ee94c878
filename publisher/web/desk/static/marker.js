// Making words of the text a fact: selected with the mouse or the keyboard, or typed.

import { ask, make, sends } from "./dialog.js";
import { selected } from "./text.js";

const KINDS = [["Person", "Person"], ["Organization", "Organisation"], ["Place", "Place"], ["Event", "Event"]];

export class Marker {
  constructor(draft) {
    this.draft = draft;
    this.bar = document.querySelector("#marker");
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.placing);
      this.placing = setTimeout(() => this.place(), 120);
    });
    this.bar.addEventListener("pointerdown", (event) => event.preventDefault());
    this.bar.addEventListener("click", (event) => {
      const kind = event.target.closest("button")?.dataset.kind;
      if (kind) this.mark(kind);
    });
  }

  /** Puts the bar below the selected words. */
  place() {
    const words = this.draft.editable && selected(this.draft.textPane);
    this.bar.hidden = !words;
    if (!words) return;
    const { left, bottom, width } = words.box;
    const half = this.bar.offsetWidth / 2;
    const middle = Math.min(Math.max(half + 8, left + width / 2), innerWidth - half - 8);
    const below = Math.min(bottom + 8, innerHeight - this.bar.offsetHeight - 8);
    this.bar.style.setProperty("left", `${middle - half + scrollX}px`);
    this.bar.style.setProperty("top", `${below + scrollY}px`);
  }

  hide() {
    this.bar.hidden = true;
    getSelection().removeAllRanges();
  }

  mark(kind) {
    const words = selected(this.draft.textPane);
    if (!words) return;
    this.hide();
    this.mend(kind, words);
    this.draft.say(`${words.words} is marked as ${kind}`);
  }

  mend(value, { start, end }) {
    const made = this.draft.made();
    return this.draft.act({ kind: "mark", value, start, end }, () => made() ?? this.draft.cardAt([start, end]));
  }

  /** Words chosen without a mouse: they are typed, and found in the text. */
  async ask() {
    if (!this.draft.editable) return;
    const answer = await ask("Make words of the text a fact", (body, close) => {
      const field = make("input", { ariaLabel: "Words as they stand in the text", placeholder: "Words as they stand in the text", autofocus: true });
      const kind = make("select", { ariaLabel: "What they are" });
      for (const [value, textContent] of KINDS) kind.append(make("option", { value, textContent }));
      body.append(sends("Mark", [field, kind], () => close([field.value.trim(), kind.value])));
    });
    if (!answer?.[0]) return;
    const [words, kind] = answer;
    for (const paragraph of this.draft.textPane.querySelectorAll("p")) {
      const at = paragraph.textContent.indexOf(words);
      if (at < 0) continue;
      const before = [...paragraph.textContent.slice(0, at)].length;
      const start = Number(paragraph.querySelector("[data-s]").dataset.s) + before;
      return this.mend(kind, { start, end: start + [...words].length });
    }
    this.draft.say("These words do not stand in the text.", true);
  }
}
