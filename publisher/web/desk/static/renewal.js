// Putting what the service rendered anew in place of what stands: only what differs is replaced, so that open
// cards, the focus and what is being typed stay.

const shown = new WeakMap();

/** Remembers a part as the service wrote it. */
export function remember(pane) {
  for (const part of pane.querySelectorAll("details.node, [data-key] > p, p[data-key]")) shown.set(part, written(part));
}

/** Puts new HTML in place of the old where it differs; the focus and what is being typed stay. */
export function renew(pane, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  const writing = document.activeElement;
  const places = pane.contains(writing) ? placesOf(writing) : [];
  const typed = writing?.matches("[data-field]") && writing.value !== writing.defaultValue ? writing.value : null;
  merge(pane, keyed(pane), keyed(fresh), (old, now) => {
    if (!now.matches("section")) return swap(old, now);
    old.querySelector(":scope > h2").replaceWith(now.querySelector(":scope > h2"));
    merge(old, keyed(old), keyed(now), swap);
  });
  if (writing.isConnected) return;
  const again = places.map((place) => pane.querySelector(place)).find((element) => element && !element.disabled);
  if (!again) return;
  if (again.matches(".value, .chip")) again.tabIndex = -1;
  again.focus({ preventScroll: true });
  if (typed === null || again.id !== writing.id || !again.matches("input, textarea")) return;
  again.value = typed;
  again.dataset.dirty = "";
  if (writing.selectionStart !== null) again.setSelectionRange(writing.selectionStart, writing.selectionEnd);
}

/** Where an element is found again, from itself over its value to its card. */
function placesOf(element) {
  const [item, card] = [element.closest("[data-at]"), element.closest("details.node")];
  const does = element.dataset.do && `[data-do="${element.dataset.do}"]`;
  const at = item && `[data-node="${CSS.escape(item.dataset.node)}"][data-at="${CSS.escape(item.dataset.at)}"]`;
  const top = card && `#${CSS.escape(card.id)}`;
  return [element.id && `#${CSS.escape(element.id)}`, at && does && `${at} ${does}`, at, does && !at && `${top} ${does}`, top && `${top} > summary`].filter(Boolean);
}

const keyed = (within) => [...within.querySelectorAll(":scope > [data-key]")];

/** Replaces, removes and adds keyed elements; those that stay keep their place, a new one comes after the one before it. */
function merge(parent, before, after, meet) {
  const fresh = new Map(after.map((element) => [element.dataset.key, element]));
  for (const element of before) {
    const now = fresh.get(element.dataset.key);
    if (now) meet(element, now);
    else element.remove();
  }
  const there = new Map(keyed(parent).map((element) => [element.dataset.key, element]));
  let last = parent.querySelector(":scope > h2");
  for (const [key, element] of fresh) {
    if (!there.has(key)) {
      if (element.matches("details")) element.open = true;
      if (last) last.after(element);
      else parent.prepend(element);
    }
    last = there.get(key) ?? element;
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
