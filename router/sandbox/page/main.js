// The page: bar, tabs, panes, and the stream of changes that keeps them true.

import { Away, listen, post } from "./api.js";
import { momentOf, now, onTick } from "./clock.js";
import { helpBox, question, toast } from "./dialogs.js";
import { h } from "./dom.js";
import { refreshHints } from "./entities.js";
import { Panes } from "./panes.js";
import { TimeMachine } from "./timemachine.js";
import { language, otherLanguage, switchLanguage, t } from "./words.js";
import { loadWorld, world } from "./world.js";

const LOOK_MS = 15_000;

async function main() {
  document.documentElement.lang = language;
  document.title = t("title");
  await loadWorld();
  const { cursor } = world;
  const machine = world.machine ? new TimeMachine() : null;
  drawBar(machine);
  const panes = new Panes(document.getElementById("panes"), document.getElementById("tabs"));
  await panes.load();
  onTick(() => tick(panes));
  keepUp(panes, machine, cursor);
  document.body.dataset.ready = "true";
}

function keepUp(panes, machine, cursor) {
  const reload = unlessAway(async () => {
    await loadWorld();
    await panes.load();
  });
  let look = null;
  const lookSoon = () => {
    clearTimeout(look);
    look = setTimeout(() => machine?.refresh(), 1200);
  };
  listen(cursor, (change) => {
    lookSoon();
    if (change.chat === null) reload();
    else panes.changed(change);
  }, reload);
  machine?.refresh();
  setInterval(unlessAway(async () => {
    machine?.refresh();
    await loadWorld();
    panes.redraw();
  }), LOOK_MS);
}

// While the sandbox is away the page says so, and all is fetched on its return.
function unlessAway(work) {
  return () => work().catch((error) => { if (!(error instanceof Away)) throw error; });
}

function drawBar(machine) {
  const clock = h("time", { class: "clock", title: t("now"), testid: "clock" });
  const languageButton = h("button", { type: "button", testid: "language", lang: otherLanguage(), on: { click: switchLanguage } }, t("other-language"));
  const help = h("button", { type: "button", testid: "help-button", "aria-label": t("help"), on: { click: helpBox } }, h("span", { class: "long" }, t("help")), h("span", { class: "short" }, "?"));
  const reset = h("button", { type: "button", testid: "reset", on: { click: resetAll } }, t("reset"));
  const bar = document.getElementById("bar");
  bar.append(h("h1", {}, t("title")), clock, machine?.element ?? h("span", { class: "machine" }), h("div", { class: "bar-end" }, help, languageButton, reset));
  document.body.append(h("div", { class: "offline-words", role: "alert" }, t("offline")));
  onTick(() => { clock.textContent = momentOf(now(), language); });
}

let minute = 0;

function tick(panes) {
  panes.tick();
  const present = Math.floor(now() / 10_000);
  if (present === minute) return;
  minute = present;
  refreshHints();
}

async function resetAll() {
  if (!(await question(t("reset-ask"), t("reset-note"), t("reset")))) return;
  try {
    await post("/reset", { keep_profiles: true });
  } catch (error) {
    toast(document.body, error.message, "error");
  }
}

main().catch((error) => toast(document.body, error.message, "error"));
