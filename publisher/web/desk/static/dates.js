// What "Tuesday" means, and a calendar to say it with. Days are ISO dates; no time zone comes into it.

import { ask, make, sends } from "./dialog.js";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS = [
  "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december",
];

export const iso = (day) => day.toISOString().slice(0, 10);
export const parse = (text) => {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? "");
  return found ? new Date(Date.UTC(+found[1], +found[2] - 1, +found[3])) : null;
};
const plus = (day, days) => new Date(day.getTime() + days * 86_400_000);

/** The offset from UTC that clocks here have at a time that is told without one: +01:00. */
export function offsetHere(time) {
  const minutes = -new Date(time).getTimezoneOffset();
  const two = (n) => String(Math.trunc(n)).padStart(2, "0");
  return Number.isNaN(minutes) ? "" : `${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** The days that words can mean, seen from the day of publication: [[iso, why], ...]. */
export function meant(words, published) {
  const said = words.toLowerCase();
  const found = [];
  const add = (day, why) => found.some(([known]) => known === iso(day)) || found.push([iso(day), why]);
  if (!published) return found;
  if (/\btoday\b|\btonight\b|\bthis (morning|afternoon|evening)\b/.test(said)) add(published, "the day of publication");
  if (/\byesterday\b|\blast night\b/.test(said)) add(plus(published, -1), "the day before publication");
  if (/\btomorrow\b/.test(said)) add(plus(published, 1), "the day after publication");
  DAYS.forEach((name, index) => {
    if (!new RegExp(`\\b${name}`).test(said)) return;
    const back = (published.getUTCDay() - index + 7) % 7;
    add(plus(published, -back), back ? `the ${name} before publication` : "the day of publication");
    add(plus(published, 7 - back), `the ${name} after publication`);
  });
  MONTHS.forEach((name, index) => {
    const near = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${name}|\\b${name} (\\d{1,2})`).exec(said);
    if (!near) return;
    for (const year of [0, -1, 1]) {
      add(new Date(Date.UTC(published.getUTCFullYear() + year, index, +(near[1] ?? near[2]))), year ? "another year" : "the year of publication");
    }
  });
  return found;
}

/** Asks for a day and an hour, which stays if it is not changed; resolves with ISO 8601, or undefined. */
export function choose({ title, words, value, published }) {
  const today = parse(published);
  const [, hour = "", zone = ""] = /^.{10}T(\d\d:\d\d)[:.\d]*(.*)$/.exec(value) ?? [];
  const options = meant(words || value || "", today);
  const chosen = parse(value) ?? parse(options[0]?.[0]) ?? today ?? new Date();
  return ask(words ? `When is “${words.slice(0, 90)}”?` : title, (body, close) => {
    const clock = make("input", { type: "time", value: hour, id: "hour" });
    const settle = (day) => close(clock.value === hour ? day + value.slice(10) : day + (clock.value && `T${clock.value}${zone}`));
    if (today) body.append(make("p", { className: "soft", textContent: `Published ${published}.` }));
    else body.append(make("p", { className: "soft", textContent: "The article has no date of publication, so a weekday means no certain day." }));
    const phrases = make("div", { className: "phrases" });
    for (const [day, why] of options) {
      const button = make("button", { type: "button", textContent: `${weekday(day)} ${day}`, title: why });
      button.append(make("span", { className: "soft", textContent: ` ${why}` }));
      button.addEventListener("click", () => settle(day));
      phrases.append(button);
    }
    const at = sends("Set", [clock], () => settle(iso(chosen)));
    at.prepend(make("label", { htmlFor: "hour", textContent: "Hour, or empty" }));
    body.append(phrases, calendar(chosen, today, settle), at);
    body.querySelector(options.length ? ".phrases button" : ".calendar [tabindex='0']").autofocus = true;
  });
}

const weekday = (day) => parse(day).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });

function calendar(chosen, published, close) {
  const box = make("div");
  const month = (day, months = 0) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
  const draw = (first, at) => {
    const head = make("div", { className: "month" });
    const turn = (by, words) => {
      const button = make("button", { type: "button", textContent: by < 0 ? "‹" : "›", ariaLabel: words });
      button.addEventListener("click", () => {
        draw(month(first, by), month(first, by));
        box.querySelector(`[aria-label="${words}"]`).focus();
      });
      return button;
    };
    const title = make("strong", { textContent: first.toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" }) });
    title.setAttribute("aria-live", "polite");
    head.append(turn(-1, "Month before"), title, turn(1, "Month after"));
    box.replaceChildren(head, table(first, at, { chosen, published, close }));
  };
  box.addEventListener("keydown", (event) => {
    const day = parse(event.target.dataset.day);
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (!day || !step) return;
    event.preventDefault();
    const next = plus(day, step);
    draw(month(next), next);
    box.querySelector(`[data-day="${iso(next)}"]`).focus();
  });
  draw(month(chosen), chosen);
  return box;
}

/** The days of a month in weeks; one of them, `at`, is reached with Tab, the others with the arrows. */
function table(first, at, { chosen, published, close }) {
  const grid = make("table", { className: "calendar" });
  const row = grid.createTHead().insertRow();
  for (const day of ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]) row.append(make("th", { textContent: day, scope: "col" }));
  const body = grid.createTBody();
  let day = plus(first, -((first.getUTCDay() + 6) % 7));
  do {
    const week = body.insertRow();
    for (let n = 0; n < 7; n += 1, day = plus(day, 1)) week.insertCell().append(cell(day, first, at, { chosen, published, close }));
  } while (day.getUTCMonth() === first.getUTCMonth());
  return grid;
}

function cell(day, first, at, { chosen, published, close }) {
  const own = iso(day);
  const button = make("button", { type: "button", textContent: day.getUTCDate(), ariaLabel: `${weekday(own)} ${own}`, tabIndex: own === iso(at) ? 0 : -1 });
  button.dataset.day = own;
  button.classList.toggle("off", day.getUTCMonth() !== first.getUTCMonth());
  button.classList.toggle("published", Boolean(published) && own === iso(published));
  button.classList.toggle("chosen", own === iso(chosen));
  button.addEventListener("click", () => close(own));
  return button;
}
