// The desk's scripts: each page starts the module it needs, and works as plain pages and forms where it can.

import { keep } from "./kept.js";

document.querySelector(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
keep();
if (document.querySelector("#draft")) {
  const { start } = await import("./draft.js");
  start(document.querySelector("#draft"));
}
if (document.querySelector("#new")) {
  const { start } = await import("./new.js");
  start(document.querySelector("#new"));
}
