// The desk's scripts: each page starts the module it needs, and works as plain pages and forms where it can.

import { keep } from "./kept.js";
import { start as takeIn } from "./new.js"; // at once: a form that is sent before it is there leaves the page
import { send } from "./sent.js";

document.querySelector(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
keep();
send();
if (document.querySelector("#draft")) {
  const { start } = await import("./draft.js");
  start(document.querySelector("#draft"));
}
if (document.querySelector("#new")) takeIn(document.querySelector("#new"));
