// Asking the service. An answer that is no success becomes an `Answer` error; no answer at all is `Lost`.

export class Answer extends Error {
  constructor(status, body) {
    super(body.said || `the service answered ${status}`);
    this.status = status;
    this.body = body;
  }
}

export class Lost extends Error {}

const token = () => document.querySelector('meta[name="csrf-token"]').content;

/** Sends a JSON value, or a form as it is; gives back the JSON that is answered. */
export async function post(address, value, { signal } = {}) {
  const form = value instanceof FormData;
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  if (!form) headers["Content-Type"] = "application/json";
  return answered(
    fetch(address, { method: "POST", headers, body: form ? value : JSON.stringify(value), signal }),
  );
}

/** Sends a form as a browser does; gives back where it leads, `{ to }`, or the page that is answered in its place, `{ page }`. */
export async function send(address, form) {
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  const response = await reached(fetch(address, { method: "POST", headers, body: form }));
  if (response.headers.get("Content-Type")?.startsWith("text/html")) return { page: await response.text() };
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Answer(response.status, body);
  return body;
}

/** The JSON that stands at an address; null if nothing does (204). */
export async function get(address) {
  const request = fetch(address, { headers: { Accept: "application/json" } });
  return answered(request);
}

/** The text of a page. */
export async function text(address) {
  const response = await reached(fetch(address));
  if (!response.ok) throw new Answer(response.status, {});
  return response.text();
}

async function answered(request) {
  const response = await reached(request);
  if (response.status === 204) return null;
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Answer(response.status, body);
  return body;
}

async function reached(request) {
  try {
    return await request;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Lost("the service cannot be reached");
  }
}
