// The report beside the form: asked for a moment after the last change, each finding leads to its field.

import { Answer, Lost, post } from "./net.js";
import { make } from "./dialog.js";
import { offsetHere } from "./dates.js";
import { asActions, located, resolve, split } from "./pointer.js";

const PAUSE = 350;

export class Report {
  /** `go(pointer)` leads to a field; `fix(actions)` and `add(node, property)` are null where nothing may be changed. */
  constructor({ go, fix, add }) {
    Object.assign(this, { go, fix, add });
    this.list = document.querySelector("#findings");
    this.summary = document.querySelector("#report-summary");
    this.badges = document.querySelectorAll("[data-report-count]");
  }

  /** Judges a document soon; a later one takes its place. `lacks` are findings on how the article was read. */
  ask(document_, lacks = this.lacks) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(document_, lacks), PAUSE);
  }

  async now(document_, lacks) {
    this.lacks = lacks;
    this.running?.abort();
    this.running = new AbortController();
    try {
      this.show(await post("/v1/validate", document_, { signal: this.running.signal }), document_);
    } catch (error) {
      if (error instanceof Lost || error instanceof Answer) this.summary.textContent = `Not checked: ${error.message}.`;
    }
  }

  show(report, document_) {
    const findings = [...report.findings, ...this.lacks];
    const of = (severity) => (report.counts[severity] ?? 0) + this.lacks.filter((one) => one.severity === severity).length;
    const [error, warning, info] = ["error", "warning", "info"].map(of);
    const many = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
    this.summary.textContent = error || warning || info
      ? `${many(error, "error")}, ${many(warning, "warning")}${info ? `, ${many(info, "remark")}` : ""}.`
      : "Nothing is wrong with it.";
    for (const badge of this.badges) {
      badge.textContent = error || warning || "";
      badge.className = `count ${error ? "error" : warning ? "warning" : ""}`;
    }
    const order = { error: 0, warning: 1, info: 2 };
    const sorted = findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
    this.offsets = findings.filter((one) => one.code === "no-timezone").flatMap((one) => withOffset(document_, one) ?? []);
    this.list.replaceChildren(...sorted.map((finding) => this.row(finding, document_)));
    this.besideFields(findings);
  }

  /** Says what is wrong with a value below its field, too. */
  besideFields(findings) {
    for (const line of document.querySelectorAll(".fault")) line.remove();
    for (const row of document.querySelectorAll(".value.wrong")) row.classList.remove("wrong");
    for (const field of document.querySelectorAll("[aria-invalid]")) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    }
    for (const finding of findings) {
      const row = document.querySelector(`.value[data-pointer="${CSS.escape(finding.pointer)}"]`);
      const field = row?.querySelector("[data-field]");
      if (!field || finding.severity === "info") continue;
      const line = make("p", { className: `fault ${finding.severity}`, id: `${field.id}-fault`, textContent: finding.message });
      row.querySelector(".fault")?.remove();
      row.querySelector(".field").append(line);
      field.setAttribute("aria-describedby", line.id);
      if (finding.severity !== "error") continue;
      row.classList.add("wrong");
      field.setAttribute("aria-invalid", "true");
    }
  }

  row(finding, document_) {
    const row = make("li", { className: finding.severity });
    const link = make("a", { href: "#", textContent: finding.message });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.go(finding.pointer);
    });
    const where = [place(document_, finding.pointer), finding.suggestion && `perhaps ${finding.suggestion}`];
    row.append(
      make("span", { className: "severity", textContent: finding.severity }), " ", link,
      make("span", { className: "soft", textContent: where.filter(Boolean).join(" · "), title: finding.pointer }),
    );
    if (this.fix) row.append(...this.remedies(finding, document_));
    return row;
  }

  /** What can be done about it with one click: a safe fix, or adding what is missing. */
  *remedies(finding, document_) {
    const remedy = (textContent, does) => {
      const button = make("button", { type: "button", textContent, ariaLabel: `${textContent}: ${finding.message}` });
      button.addEventListener("click", does);
      return button;
    };
    const actions = finding.fix && asActions(document_, finding.fix);
    if (actions?.length) yield remedy("Mend", () => this.fix(actions));
    const timed = finding.code === "no-timezone" && withOffset(document_, finding);
    if (timed) {
      yield remedy(`Add ${timed.value.slice(-6)}, as it is here`, () => this.fix([timed]));
      const all = this.offsets;
      if (all.length > 1) yield remedy(`To all ${all.length}`, () => this.fix(all));
    }
    const node = located(document_, finding.pointer);
    if (node && !node[1] && /^[a-z]\w+$/.test(finding.term ?? "") && !(finding.term in resolve(document_, finding.pointer))) {
      yield remedy("Add", () => this.add(node[0], finding.term));
    }
  }
}

/** A time without an offset with that of the clocks here, as an action; null for what is none. */
function withOffset(document_, finding) {
  const [place, time] = [located(document_, finding.pointer), resolve(document_, finding.pointer)];
  const offset = place && typeof time === "string" && offsetHere(time);
  return offset ? { kind: "set", node: place[0], pointer: place[1], value: time + offset } : null;
}

/** A place in the document as people call it: the node's name and the way on from there. */
function place(document_, pointer) {
  const [graph, index, ...rest] = split(pointer);
  const node = graph === "@graph" ? document_["@graph"]?.[index] : undefined;
  if (!node) return pointer;
  const name = index === "0" ? "Article" : (node.name ?? node["@type"]);
  return [name, ...rest].join(" › ");
}
