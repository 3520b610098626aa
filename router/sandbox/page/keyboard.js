// Inline buttons under a message, and the keyboards that stand in for the composer's.

import { act } from "./api.js";
import { h, icon } from "./dom.js";
import { alertBox, toast } from "./dialogs.js";
import { leading } from "./entities.js";
import { t } from "./words.js";

const SAFE = /^(https?|mailto|tel):/i;

export function inlineKeyboard(message, view) {
  const rows = message.markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h("div", { class: "keyboard" }, rows.map((row) => h("div", { class: "keys" }, row.map((button) => key(button, message, view)))));
}

function key(button, message, view) {
  const look = `key ${button.style ?? ""}`;
  const here = button.url && leading(button.url, view);
  if (here) return h("button", { type: "button", class: look, testid: "key", on: { click: here.go } }, button.text);
  if (button.url && SAFE.test(button.url)) {
    return h("a", { class: look, href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.text, icon("link"));
  }
  const props = { type: "button", class: look, testid: "key", on: { click: (event) => press(event.currentTarget, button, message, view) } };
  return h("button", props, button.text, button.copy_text ? icon("copy") : null);
}

async function press(element, button, message, view) {
  if ("callback_data" in button) await tap(element, button, message, view);
  else if (button.copy_text) await copy(button.copy_text.text, view);
  else toast(view.element, t("no-link", { kind: Object.keys(button).filter((name) => name !== "text").join(", ") }));
}

async function tap(element, button, message, view) {
  if (element.classList.contains("busy")) return;
  element.classList.add("busy");
  element.setAttribute("aria-busy", "true");
  try {
    tell(await act(view.viewer, "tap", { chat: view.chat, message: message.id, data: button.callback_data }), view);
  } catch (error) {
    toast(view.element, error.message, "error");
  } finally {
    element.classList.remove("busy");
    element.removeAttribute("aria-busy");
  }
}

function tell(answer, view) {
  if (!answer.answered) toast(view.element, t("bot-silent"), "error");
  else if (answer.url) window.open(answer.url, "_blank", "noopener,noreferrer");
  else if (answer.text && answer.show_alert) alertBox(answer.text);
  else if (answer.text) toast(view.element, answer.text);
}

export async function copy(text, view) {
  try {
    await navigator.clipboard.writeText(text);
    toast(view.element, t("copied"));
  } catch {
    toast(view.element, text);
  }
}

// The keyboard that the newest message with one asks for, or null. `send` is told the text of a pressed key.
export function replyKeyboard(messages, send) {
  const last = messages.findLast((message) => message.markup?.keyboard || message.markup?.remove_keyboard);
  if (!last?.markup.keyboard) return null;
  const label = (button) => (typeof button === "string" ? button : button.text);
  const one = (button) => h("button", { type: "button", class: "key flat", on: { click: () => send(label(button)) } }, label(button));
  return h("div", { class: "reply-keyboard" }, last.markup.keyboard.map((row) => h("div", { class: "keys" }, row.map(one))));
}
