// Taking an article in: what is typed is kept in the browser, progress is shown, faults are said in place.

import { post } from "./net.js";
import { say } from "./sent.js";

const KEPT = "desk new";

export function start(form) {
  const kept = [...form.querySelectorAll("[data-kept]")];
  const before = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
  for (const field of kept) if (!field.value && before[field.name]) field.value = before[field.name];
  const save = () => {
    const typed = Object.fromEntries(kept.map((field) => [field.name, field.value]));
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(typed));
    } catch {
      // too long to be kept: what is typed stays in the page
    }
  };
  form.addEventListener("input", save);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    save(); // what was typed before this module was there, too
    const large = tooLarge(form);
    if (large) return say(form, large);
    const button = form.querySelector("button.primary");
    button.disabled = true;
    const progress = showProgress(form.querySelector("#progress"));
    try {
      const { to } = await post(form.action || location.href, new FormData(form));
      sessionStorage.removeItem(KEPT);
      location.assign(to);
    } catch (error) {
      say(form, error);
      button.disabled = false;
    } finally {
      progress.end();
    }
  });
}

/** Shows that something is at work once it takes longer than a moment, and for how long: nobody knows how far it is. */
function showProgress(box) {
  const begun = Date.now();
  const tick = setInterval(() => {
    box.hidden = false;
    const seconds = Math.round((Date.now() - begun) / 1000);
    box.querySelector("#elapsed").textContent = seconds > 2 ? `${seconds} s` : "";
  }, 800);
  return {
    end() {
      clearInterval(tick);
      box.hidden = true;
    },
  };
}

/** What is larger than the service reads is not sent at all: it would break off in the middle. */
function tooLarge(form) {
  const [file] = form.querySelector("[type=file]").files;
  const bytes = file ? file.size : new Blob([form.elements.text.value]).size;
  const most = Number(form.dataset.most);
  if (bytes <= most) return null;
  const size = (n) => `${(n / 1024 / 1024).toFixed(1)} MB`;
  return new Error(`${file ? `“${file.name}”` : "The text"} is too large: ${size(bytes)}, and at most ${size(most)} are read.`);
}
