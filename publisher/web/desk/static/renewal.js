// Putting what the service rendered anew in place of what stands: only what differs is replaced, so that open
// cards, the focus and what is being typed stay.

const shown = new WeakMap();

/** Remembers a part as the service wrote it. */
export function remember(pane) {
  for (const part of pane.querySelectorAll("details.node, [data-key] > p, p[data-key]")) shown.set(part, written(part));
}

/** Puts new HTML in place of the old where it differs. */
export function renew(pane, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  const writing = document.activeElement;
  const focus = pane.contains(writing) ? writing.id : "";
  const typed = writing?.matches("[data-field]") && writing.value !== writing.defaultValue ? writing.value : null;
  merge(pane, keyed(pane), keyed(fresh), (old, now) => {
    if (!now.matches("section")) return swap(old, now);
    old.querySelector(":scope > h2").replaceWith(now.querySelector(":scope > h2"));
    merge(old, keyed(old), keyed(now), swap);
  });
  const again = focus && document.activeElement?.id !== focus && document.getElementById(focus);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (typed === null || !again.matches("input, textarea")) return;
  again.value = typed;
  again.dataset.dirty = "";
  if (writing.selectionStart !== null) again.setSelectionRange(writing.selectionStart, writing.selectionEnd);
}

const keyed = (within) => [...within.querySelectorAll(":scope > [data-key]")];

/** Replaces, removes and adds keyed elements; those that stay keep their place. */
function merge(parent, before, after, meet) {
  const fresh = new Map(after.map((element) => [element.dataset.key, element]));
  for (const element of before) {
    const now = fresh.get(element.dataset.key);
    fresh.delete(element.dataset.key);
    if (now) meet(element, now);
    else element.remove();
  }
  for (const element of fresh.values()) {
    element.open = true;
    parent.append(element);
  }
}

function swap(old, now) {
  const html = written(now);
  if (html === shown.get(old)) return;
  if (now.matches("details")) now.open = old.open;
  shown.set(now, html);
  old.replaceWith(now);
}

/** An element as the service wrote it, whether it is open or not. */
function written(element) {
  return element.outerHTML.replace(/^(<details[^>]*?) open=""/, "$1");
}
