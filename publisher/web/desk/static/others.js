// Other editors of the same draft: what they do meanwhile is shown without being asked for, and the history tells all.

import { ask, make } from "./dialog.js";
import { text as page } from "./net.js";

const EVERY = 5000;

/** Looks now and then whether the draft has changed, while the page is looked at and nothing of ours waits. */
export function meanwhile(draft) {
  const look = async () => {
    if (!document.hidden && !draft.outbox.waiting.length) {
      const seen = draft.outbox.number;
      const told = await page(`${draft.address}/meanwhile?seen=${seen}`).catch(() => "");
      if (told && seen === draft.outbox.number && !draft.outbox.waiting.length) {
        const answer = JSON.parse(told);
        draft.saved(answer, answer.meanwhile || "Changed");
        draft.say(answer.meanwhile);
      }
    }
    setTimeout(look, EVERY);
  };
  setTimeout(look, EVERY);
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
