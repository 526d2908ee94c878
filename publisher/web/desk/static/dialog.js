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

/** Asks for one of a list of [value, words, detail]; a field narrows it down. */
export function pick(title, choices, { said = "" } = {}) {
  return ask(title, (body, close) => {
    if (said) body.append(make("p", { className: "soft", textContent: said }));
    const find = make("input", { type: "search", placeholder: "Narrow down", ariaLabel: "Narrow down", autofocus: true });
    const list = make("ul", { className: "pick" });
    for (const [value, words, detail] of choices) {
      const button = make("button", { type: "button" });
      button.append(words, " ", make("span", { className: "soft", textContent: detail ?? "" }));
      button.addEventListener("click", () => close(value));
      const item = make("li");
      item.append(button);
      list.append(item);
    }
    const narrow = () => {
      const wanted = find.value.toLowerCase();
      for (const item of list.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    };
    find.addEventListener("input", narrow);
    find.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      [...list.children].find((item) => !item.hidden)?.querySelector("button").click();
    });
    if (choices.length > 6) body.append(find);
    body.append(list);
  });
}

export function make(tag, properties = {}) {
  return Object.assign(document.createElement(tag), properties);
}
