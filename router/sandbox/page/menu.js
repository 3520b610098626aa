// What one can do with a message: react, answer, quote, edit, copy, delete.

import { h, icon } from "./dom.js";
import { copy } from "./keyboard.js";
import { emojiShown } from "./message.js";
import { t } from "./words.js";

const QUICK = ["👍", "❤", "🔥", "🎉", "🤔", "👎"];
let opened = null;

export function openMenu(message, event, view) {
  closeMenu();
  const quote = selectedIn(event.currentTarget);
  const menu = h("div", { class: "menu", role: "menu", testid: "menu" }, quickReactions(message, view), entries(message, quote, view));
  document.body.append(menu);
  place(menu, event);
  opened = { menu, back: document.activeElement };
  menu.querySelector(".entry").focus({ preventScroll: true });
  menu.addEventListener("keydown", onKey);
  setTimeout(() => document.addEventListener("click", closeMenu, { once: true }));
}

export function closeMenu() {
  opened?.menu.remove();
  opened = null;
}

function selectedIn(element) {
  const selection = getSelection();
  const bubble = element.closest?.(".bubble");
  return bubble && selection.anchorNode && bubble.contains(selection.anchorNode) ? selection.toString().trim() : "";
}

function quickReactions(message, view) {
  const mine = message.reactions.find((reaction) => reaction.mine)?.emoji;
  const one = (emoji) => {
    const change = () => view.act("react", { message: message.id, emoji: mine === emoji ? null : emoji });
    const props = { type: "button", role: "menuitem", class: mine === emoji ? "mine" : "", "aria-label": t("react", { emoji }), on: { click: change } };
    return h("button", props, emojiShown(emoji));
  };
  return h("div", { class: "quick" }, QUICK.map(one));
}

function entries(message, quote, view) {
  const text = message.text ?? message.caption;
  const entry = (name, picture, act) =>
    h("button", { type: "button", role: "menuitem", class: "entry", testid: `menu-${name}`, on: { click: act } }, icon(picture), t(name));
  return [
    entry("reply", "reply", () => view.reply(message)),
    quote && text?.includes(quote) && entry("reply-quote", "reply", () => view.reply(message, quote)),
    text && entry("copy", "copy", () => copy(text, view)),
    message.own && !message.forward_origin && text && entry("edit", "edit", () => view.edit(message)),
    message.own && entry("delete", "bin", () => view.act("delete", { message: message.id })),
  ];
}

function place(menu, event) {
  const from = event.currentTarget.getBoundingClientRect();
  const byPointer = event.clientX || event.clientY;
  const x = byPointer ? event.clientX : from.left, y = byPointer ? event.clientY : from.bottom;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
}

function onKey(event) {
  const items = [...opened.menu.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) items[(at + step + items.length) % items.length].focus();
  else if (event.key === "Escape") {
    const { back } = opened;
    closeMenu();
    back?.focus();
  } else return;
  event.preventDefault();
}
