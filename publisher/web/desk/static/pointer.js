// JSON Pointer (RFC 6901) and the few steps of JSON Patch (RFC 6902) that fixes use.

export const split = (pointer) =>
  pointer ? pointer.slice(1).split("/").map((t) => t.replaceAll("~1", "/").replaceAll("~0", "~")) : [];

export const escape = (token) => String(token).replaceAll("~", "~0").replaceAll("/", "~1");

/** The value a pointer leads to; undefined where nothing stands. */
export function resolve(document, pointer) {
  let value = document;
  for (const token of split(pointer)) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, token)) return undefined;
    value = value[token];
  }
  return value;
}

/** A copy of the document with another value there (undefined takes it away). */
export function put(document, pointer, value) {
  const copy = structuredClone(document);
  const tokens = split(pointer);
  const last = tokens.pop();
  let parent = copy;
  for (const token of tokens) {
    parent = parent?.[token];
    if (parent === null || typeof parent !== "object") return copy;
  }
  if (value !== undefined) {
    if (Array.isArray(parent) && last === "-") parent.push(value);
    else parent[last] = value;
  } else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

/** The node of the graph that a pointer leads into, and the way on from it: [key, pointer in the node]. */
export function located(document, pointer) {
  const [graph, index, ...rest] = split(pointer);
  const node = graph === "@graph" ? document["@graph"]?.[index] : undefined;
  if (!node) return null;
  return [String(node["@id"] ?? "").replace(/^#/, ""), rest.map((t) => "/" + escape(t)).join("")];
}

/** A fix as the actions that apply it; null if it reaches beyond the nodes. */
export function asActions(document, fix) {
  const actions = [];
  let changed = document;
  for (const step of fix) {
    const place = located(changed, step.path);
    if (!place || !place[1]) return null;
    const [node, at] = place;
    if (step.op === "remove") {
      actions.push({ kind: "remove", node, pointer: at });
      changed = put(changed, step.path, undefined);
    } else if (step.op === "add" || step.op === "replace") {
      actions.push({ kind: "set", node, pointer: at, value: step.value });
      changed = put(changed, step.path, step.value);
    } else if (step.op === "move") {
      const from = located(changed, step.from);
      if (!from || !from[1]) return null;
      const value = resolve(changed, step.from);
      actions.push({ kind: "remove", node: from[0], pointer: from[1] });
      actions.push({ kind: "set", node, pointer: at, value });
      changed = put(put(changed, step.from, undefined), step.path, value);
    } else if (step.op !== "test") return null;
  }
  return actions;
}
