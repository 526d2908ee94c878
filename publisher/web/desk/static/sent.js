// Sending a form without leaving the page: what is refused is said in place, and going back never asks to send it again.

import { keep } from "./kept.js";
import { Answer, Lost, send as sent } from "./net.js";

/** Sends forms that keep what is typed; without this module the browser sends them, and shows the answer as a page. */
export function send(form = document.querySelector("form[data-keep]")) {
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = event.submitter ?? form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await sent(form.action, new FormData(form, event.submitter));
      if (answer.to) location.assign(answer.to);
      else show(answer.page);
    } catch (error) {
      button.disabled = false;
      if (error instanceof Answer && error.body.sign_in) location.assign(signIn(error));
      else say(form, error);
    }
  });
}

/** The page that was answered, in place of what is shown. */
function show(page) {
  const fresh = new DOMParser().parseFromString(page, "text/html");
  for (const place of ["#notices", "main"]) document.querySelector(place).replaceWith(fresh.querySelector(place));
  document.title = fresh.title;
  keep();
  send();
  const said = document.querySelector("main :is([role=alert], [role=status])");
  (document.querySelector("main [autofocus]") ?? document.querySelector("main")).focus();
  said?.scrollIntoView({ block: "nearest" });
}

const signIn = (error) => `${error.body.sign_in}?next=${encodeURIComponent(location.pathname + location.search)}`;

/** Says above a form why it was not sent. */
export function say(form, error) {
  document.querySelector("#said")?.remove();
  const box = Object.assign(document.createElement("div"), { id: "said", className: "notice error" });
  box.setAttribute("role", "alert");
  const line = box.appendChild(document.createElement("p"));
  if (error instanceof Answer && error.status === 401) {
    line.textContent = "Your session has ended; what you typed is kept. ";
    const link = line.appendChild(document.createElement("a"));
    link.href = signIn(error);
    link.textContent = "Sign in again";
  } else if (error instanceof Lost) {
    line.textContent = "The service cannot be reached. What you typed is kept here; try again.";
  } else {
    line.textContent = error.message;
    if (error.body?.hint) {
      box.appendChild(Object.assign(document.createElement("p"), { className: "soft", textContent: error.body.hint }));
    }
  }
  form.before(box);
  form.setAttribute("aria-describedby", "said");
  box.scrollIntoView({ block: "nearest" });
}
