// Small windows: alerts, questions, toasts, enlarged photos.

import { h, iconButton } from "./dom.js";
import { t } from "./words.js";

function open(content, props = {}) {
  const dialog = h("dialog", props, content);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function alertBox(text) {
  const done = () => dialog.close();
  const button = h("button", { type: "button", class: "primary", autofocus: true, on: { click: done } }, t("ok"));
  const dialog = open([h("p", { class: "words" }, text), h("div", { class: "row end" }, button)], { class: "box", testid: "alert" });
}

// Resolves to whether the person agreed.
export function question(text, note, yes) {
  return new Promise((resolve) => {
    const answer = (agreed) => () => {
      resolve(agreed);
      dialog.close();
    };
    const buttons = h("div", { class: "row end" },
      h("button", { type: "button", on: { click: answer(false) } }, t("cancel")),
      h("button", { type: "button", class: "danger", testid: "confirm", on: { click: answer(true) } }, yes));
    const dialog = open([h("p", { class: "words strong" }, text), h("p", { class: "words muted" }, note), buttons], { class: "box" });
    dialog.addEventListener("close", () => resolve(false));
  });
}

// Resolves to the id of a group, to {title} of a new one, or to null. `groups` are [id, title] pairs.
export function groupBox(groups) {
  return new Promise((resolve) => {
    const which = h("select", { testid: "which-group", "aria-label": t("choose-group") },
      h("option", { value: "" }, t("new-group")), groups.map(([id, title]) => h("option", { value: id }, title)));
    const title = h("input", { type: "text", maxlength: 64, value: t("new-group"), testid: "group-title", "aria-label": t("group-title") });
    which.addEventListener("change", () => { title.hidden = which.value !== ""; });
    const answer = (chosen) => () => {
      resolve(chosen());
      dialog.close();
    };
    const buttons = h("div", { class: "row end" },
      h("button", { type: "button", on: { click: answer(() => null) } }, t("cancel")),
      h("button", { type: "button", class: "primary", testid: "confirm", on: { click: answer(() => Number(which.value) || { title: title.value }) } }, t("add")));
    const dialog = open([h("p", { class: "words strong" }, t("add-bot")), h("div", { class: "row" }, which, title), buttons], { class: "box" });
    dialog.addEventListener("close", () => resolve(null));
  });
}

export function helpBox() {
  const steps = ["help-1", "help-2", "help-3"].map((key) => h("li", {}, t(key)));
  const done = h("button", { type: "button", class: "primary", on: { click: () => dialog.close() } }, t("understood"));
  const dialog = open(
    [h("h2", {}, t("help-title")), h("ol", { class: "steps" }, steps), h("p", { class: "muted" }, t("help-note")),
      h("div", { class: "row end" }, done)],
    { class: "box wide", testid: "help" });
}

// A word that goes by itself, over a pane or the whole page.
export function toast(place, text, kind = "") {
  place.querySelector(":scope > .toast")?.remove();
  const shown = h("div", { class: `toast ${kind}`, role: "status", testid: "toast" }, text);
  place.append(shown);
  setTimeout(() => shown.remove(), Math.min(8000, 2500 + 60 * text.length));
}

// Photos of a message, one large, the others a key away. `photos` are {url, name}.
export function lightbox(photos, first) {
  let at = first;
  const picture = h("img", { alt: "" });
  const place = h("span", { class: "muted" });
  const go = (step) => {
    at = (at + step + photos.length) % photos.length;
    picture.src = photos[at].url;
    picture.alt = photos[at].name || t("photo");
    place.textContent = photos.length > 1 ? `${at + 1} / ${photos.length}` : "";
  };
  go(0);
  const several = photos.length > 1;
  const arrows = several && [
    iconButton("down", t("previous"), () => go(-1), { class: "left" }), iconButton("down", t("next"), () => go(1), { class: "right" })];
  const close = iconButton("close", t("close"), () => dialog.close(), { class: "shut" });
  const onKey = (event) => several && { ArrowLeft: () => go(-1), ArrowRight: () => go(1) }[event.key]?.();
  const dialog = open([picture, place, arrows, close].flat().filter(Boolean), { class: "lightbox", testid: "lightbox" });
  dialog.addEventListener("keydown", onKey);
  picture.addEventListener("click", () => dialog.close());
}
