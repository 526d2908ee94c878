// The text with its highlights: lighting words, the line to a value, and where a selection stands.
// Offsets are counted in code points, as everywhere in the service.

const codePoints = (string) => [...string].length;

/** The parts of the text between two offsets. */
export function parts(pane, start, end) {
  return [...pane.querySelectorAll("[data-s]")].filter((part) => {
    const at = Number(part.dataset.s);
    return at < end && start < at + codePoints(part.textContent);
  });
}

/** Lights the words at these places ([start, end]), or of a node; gives back the first part that is lit. */
export function light(pane, { spans, node }) {
  dark(pane);
  const lit =
    spans
      ? spans.flatMap(([start, end]) => parts(pane, start, end))
      : [...pane.querySelectorAll("[data-n]")].filter((part) => part.dataset.n.split(" ").includes(node));
  for (const part of lit) part.classList.add("lit");
  return lit[0];
}

export function dark(pane) {
  for (const part of pane.querySelectorAll(".lit")) part.classList.remove("lit");
}

/** Scrolls words into view if they are out of it. */
export function show(part) {
  if (!part) return;
  const scroller = part.closest("#text-pane");
  const { top, bottom } = part.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (top < view.top + 20 || bottom > view.bottom - 20) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    part.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
}

/** The selected words as {start, end, words, box}; null if none of the text is selected. */
export function selected(pane) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null;
  const start = offset(pane, range.startContainer, range.startOffset);
  const end = offset(pane, range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  return { start, end, words: selection.toString(), box: range.getBoundingClientRect() };
}

/** The sentences of the text: [[start, end], words]. */
export function sentences(pane) {
  const segmenter = new Intl.Segmenter(pane.lang || "en", { granularity: "sentence" });
  return [...pane.querySelectorAll("p:not(.b-section, .b-byline, .b-dateline)")].flatMap((paragraph) => {
    let start = Number(paragraph.querySelector("[data-s]").dataset.s);
    return [...segmenter.segment(paragraph.textContent)].map(({ segment }) => {
      const from = start;
      start += codePoints(segment);
      return [[from, from + codePoints(segment.trimEnd())], segment.trim()];
    });
  });
}

function offset(pane, container, within) {
  const part = (container.nodeType === Node.TEXT_NODE ? container.parentElement : container).closest?.("[data-s]");
  if (part) {
    const before = container.nodeType === Node.TEXT_NODE ? container.data.slice(0, within) : within ? part.textContent : "";
    return Number(part.dataset.s) + codePoints(before);
  }
  const next = container.childNodes[within]; // between two paragraphs
  const first = next?.nodeType === Node.ELEMENT_NODE ? next.querySelector("[data-s]") ?? next.closest("[data-s]") : null;
  if (first) return Number(first.dataset.s);
  const all = pane.querySelectorAll("[data-s]");
  const last = all[all.length - 1];
  return last ? Number(last.dataset.s) + codePoints(last.textContent) : null;
}

let ends = [];

/** Draws the line from a value to its words; without a value takes it away. */
export function line(from, to) {
  ends = [from, to];
  redraw();
}

/** Draws the line again where its ends are now. */
export function redraw() {
  const [from, to] = ends;
  const path = document.querySelector("#line path");
  if (!from || !to || innerWidth < 960) return path.setAttribute("d", "");
  const pane = document.querySelector("#text-pane").getBoundingClientRect();
  const a = from.getBoundingClientRect();
  const ends_ = [...document.querySelectorAll("#text-pane .lit")].flatMap((part) => [...part.getClientRects()]);
  const b = ends_.reduce((far, box) => (far && far.right >= box.right - 1 ? far : box), null);
  if (!b || b.top < pane.top || b.bottom > pane.bottom) return path.setAttribute("d", "");
  const [x1, y1, x2, y2] = [a.left + 2, a.top + Math.min(16, a.height / 2), b.right + 2, b.top + b.height / 2];
  const bend = Math.max(30, (x1 - x2) / 2);
  path.setAttribute("d", `M${x1} ${y1} C${x1 - bend} ${y1} ${x2 + bend} ${y2} ${x2} ${y2}`);
}
