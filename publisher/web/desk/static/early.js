// Keys that are pressed before the scripts are there; whoever reads the keyboard takes them and goes on from there.

const pressed = [];

function early(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.target.matches("input, textarea, select, button, a, summary")) pressed.push(event.key);
}

/** Those keys, once. */
function taken() {
  removeEventListener("keydown", early);
  return pressed.splice(0);
}

addEventListener("keydown", early);
