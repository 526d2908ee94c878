// Other editors of the same draft: what they do meanwhile is shown without being asked for, and the history tells all.

import { ask, make } from "./dialog.js";
import { get, text as page } from "./net.js";

const EVERY = 5000;
const ATTENDED = 10 * 60_000; // a page that nobody touches keeps no session alive

/** Looks now and then whether the draft has changed, while the page is looked at and nothing of ours waits. */
export function meanwhile(draft) {
  let touched = Date.now();
  for (const sign of ["pointermove", "keydown", "focus"]) addEventListener(sign, () => (touched = Date.now()), { passive: true });
  const look = async () => {
    if (!document.hidden && Date.now() - touched < ATTENDED && !draft.outbox.waiting.length) {
      const seen = draft.outbox.number;
      const answer = await get(`${draft.address}/meanwhile?seen=${seen}`).catch(() => null);
      if (answer && seen === draft.outbox.number && !draft.outbox.waiting.length) {
        if (answer.state !== "open") return over(answer.state);
        draft.saved(answer, answer.meanwhile || "Changed");
        draft.say(answer.meanwhile);
      }
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
}

function over(state) {
  const box = document.querySelector("#lost");
  box.replaceChildren(`This draft was ${state} by somebody else meanwhile. `, make("a", { href: location.pathname, textContent: "Load the page again" }));
  box.hidden = false;
}

/** Shows everything that was done to the draft. */
export async function history(address) {
  const told = await page(`${address}/history`).catch((error) => error.message);
  return ask("What was done to this draft", (body) => {
    const list = make("ol", { className: "log", reversed: true });
    list.append(...new DOMParser().parseFromString(told, "text/html").body.childNodes);
    body.append(list);
  });
}
