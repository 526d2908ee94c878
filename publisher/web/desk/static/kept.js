// What is typed into a form stays in the browser until the form has been sent: when the session has ended meanwhile,
// one signs in, comes back, and finds it there.

const NAME = "desk form";
const SECRET = new Set(["csrf_token", "seen", "digest", "over"]);

export function keep() {
  const kept = JSON.parse(sessionStorage.getItem(NAME) || "null");
  const form = document.querySelector("form[data-keep]");
  const here = location.pathname + location.search;
  if (kept && kept.at !== here && !location.pathname.endsWith("/sign-in")) sessionStorage.removeItem(NAME);
  if (!form) return;
  if (form.hasAttribute("data-done")) sessionStorage.removeItem(NAME);
  else if (kept?.at === here) fill(form, kept.values);
  const save = () => {
    const values = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !SECRET.has(name));
    try {
      sessionStorage.setItem(NAME, JSON.stringify({ at: here, values }));
    } catch {
      // too long to be kept: what is typed stays in the page
    }
  };
  form.addEventListener("input", save);
  form.addEventListener("change", save);
}

function fill(form, values) {
  for (const field of form.elements) {
    if (!field.name || SECRET.has(field.name)) continue;
    const own = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = own.includes(field.value);
    else if (own.length && field.type !== "file" && field.type !== "password") field.value = own[0];
  }
}
