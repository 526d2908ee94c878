// One dialog for every question; closing it gives the focus back to where it was.

const box = () => document.querySelector("#dialog");

/** Shows a dialog; `fill(body, close)` puts its content in. Resolves with what `close` was given. */
export function ask(title, fill) {
  return new Promise((resolve) => {
    const dialog = box();
    const before = document.activeElement;
    dialog.querySelector("#dialog-title").textContent = title;
    const body = dialog.querySelector("#dialog-body");
    body.replaceChildren();
    let answer;
    const close = (value) => {
      answer = value;
      dialog.close();
    };
    fill(body, close);
    const actions = make("p", { className: "actions" });
    const button = make("button", { type: "button", textContent: "Close" });
    button.addEventListener("click", () => close());
    actions.append(button);
    body.append(actions);
    dialog.addEventListener(
      "close",
      () => {
        if (before?.isConnected) before.focus({ preventScroll: true });
        resolve(answer);
      },
      { once: true },
    );
    dialog.showModal();
    (body.querySelector("[autofocus]") ?? body.querySelector("input, .pick button, button"))?.focus();
  });
}

/** Asks for one of a list of [value, words, detail]; a field narrows down a long one. */
export function pick(title, list, { said = "" } = {}) {
  return ask(title, (body, close) => {
    if (said) body.append(make("p", { className: "soft", textContent: said }));
    const find = make("input", { type: "search", placeholder: "Narrow down", ariaLabel: "Narrow down", autofocus: true });
    const box = choices(list, close);
    find.addEventListener("input", () => {
      const wanted = find.value.toLowerCase();
      for (const item of box.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    });
    find.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      [...box.children].find((item) => !item.hidden)?.querySelector("button").click();
    });
    if (list.length > 6) body.append(find);
    body.append(box);
  });
}

export function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}

/** A row of fields with the button that sends them; Enter in a field does too. */
export function sends(words, fields, send) {
  const button = make("button", { type: "button", className: "primary", textContent: words });
  button.addEventListener("click", send);
  for (const field of fields) {
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || field.matches("textarea")) return;
      event.preventDefault();
      send();
    });
  }
  const row = make("div", { className: "search" });
  row.append(...fields, button);
  return row;
}

/** A list of choices as buttons: [value, words, detail]. */
export function choices(list, chosen) {
  const box = make("ul", { className: "pick" });
  for (const [value, words, detail] of list) {
    const button = make("button", { type: "button" });
    button.append(words, " ", make("span", { className: "soft", textContent: detail ?? "" }));
    button.addEventListener("click", () => chosen(value));
    const item = make("li");
    item.append(button);
    box.append(item);
  }
  return box;
}
