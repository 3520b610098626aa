// Text with Telegram's entities as elements. Offsets are UTF-16 units, which is what JavaScript counts too.

import { h } from "./dom.js";
import { entityDate, hint, momentOf } from "./clock.js";

const PLAIN = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const SAFE = /^(https?|mailto|tel):/i;

// `view` is what links and commands act on:
// {language, command(text), start(payload), addBot({payload, admin}), visit(chat, message)}.
export function rich(text, entities, view) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, 0, text.length, sorted, view);
}

function pieces(text, start, end, entities, view) {
  const found = [];
  let at = start, n = 0;
  while (n < entities.length) {
    const entity = entities[n++];
    const from = Math.max(entity.offset, at), to = Math.min(entity.offset + entity.length, end);
    const inner = [];
    while (n < entities.length && entities[n].offset < to) inner.push(entities[n++]);
    if (to <= from) continue;
    found.push(text.slice(at, from), wrapped(entity, text.slice(from, to), pieces(text, from, to, inner, view), view));
    at = to;
    // A block ends its line by itself.
    if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
  }
  found.push(text.slice(at, end));
  return found.filter((piece) => piece !== "");
}

function wrapped(entity, text, inner, view) {
  if (entity.type in PLAIN) return h(PLAIN[entity.type], {}, inner);
  const make = MAKERS[entity.type];
  return make ? make(entity, text, inner, view) : h("span", { class: "mention" }, inner);
}

const MAKERS = {
  url: (entity, text, inner, view) => link(/^[a-z]+:/i.test(text) ? text : `https://${text}`, inner, view),
  text_link: (entity, text, inner, view) => link(entity.url, inner, view),
  email: (entity, text, inner, view) => link(`mailto:${text}`, inner, view),
  phone_number: (entity, text, inner, view) => link(`tel:${text}`, inner, view),
  bot_command: (entity, text, inner, view) =>
    h("button", { type: "button", class: "inline-link", on: { click: () => view.command(text) } }, inner),
  spoiler: (entity, text, inner) => spoiler(inner),
  blockquote: (entity, text, inner) => h("blockquote", {}, inner),
  expandable_blockquote: (entity, text, inner) => expandable(inner),
  date_time: (entity, text, inner, view) => dateTime(entity, text, inner, view),
  custom_emoji: (entity, text, inner) => h("span", {}, inner),
};

function link(address, inner, view) {
  const here = leading(address, view);
  if (here) return h("button", { type: "button", class: "inline-link", testid: here.testid, on: { click: here.go } }, inner);
  if (!SAFE.test(address)) return h("span", { class: "mention", title: address }, inner);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address }, inner);
}

const ADDRESS = /^(?:https?:\/\/)?t\.me\/(.+)$/i;

// What an address does here instead of leaving the page, or null: t.me/bot?start=payload presses Start,
// t.me/bot?startgroup=payload&admin=rights adds the bot to a group, t.me/c/group/message leads to a message.
export function leading(address, view) {
  const place = ADDRESS.exec(address)?.[1] ?? "";
  const start = /^\w+\?start=([\w-]*)$/i.exec(place);
  if (start) return { go: () => view.start(start[1]), testid: "start-link" };
  const group = /^\w+\?startgroup=([\w-]*)(?:&admin=([\w+]*))?$/i.exec(place);
  if (group) return { go: () => view.addBot({ payload: group[1], admin: group[2] ?? "" }), testid: "group-link" };
  const message = /^c\/(\d+)(?:\/\d+)?\/(\d+)$/i.exec(place);
  if (message) return { go: () => view.visit(Number(`-100${message[1]}`), Number(message[2])), testid: "message-link" };
  return null;
}

function spoiler(inner) {
  const reveal = (event) => {
    event.stopPropagation();
    hidden.classList.add("revealed");
  };
  const onKey = (event) => (event.key === "Enter" || event.key === " ") && reveal(event);
  const hidden = h("span", { class: "spoiler", role: "button", tabindex: "0", on: { click: reveal, keydown: onKey } }, inner);
  return hidden;
}

function expandable(inner) {
  const toggle = (event) => {
    event.stopPropagation();
    quote.classList.toggle("open");
  };
  const onKey = (event) => event.key === "Enter" && toggle(event);
  const props = { class: "expandable", tabindex: "0", on: { click: toggle, keydown: onKey } };
  const quote = h("blockquote", props, inner);
  return quote;
}

function dateTime(entity, text, inner, view) {
  const moment = entity.unix_time * 1000, shape = entity.date_time_format ?? "";
  const time = h("time", { datetime: new Date(moment).toISOString(), title: momentOf(moment, view.language) });
  if (shape === "r") return relative(time, moment, view.language);
  const shown = shape ? [entityDate(moment, shape, view.language)] : inner;
  const after = relative(h("span", { class: "hint", testid: "hint" }), moment, view.language);
  time.append(...shown, after);
  return time;
}

function relative(element, moment, language) {
  element.dataset.moment = moment;
  element.dataset.language = language;
  element.textContent = hint(moment, language);
  return element;
}

// Called when the sandbox's time moves.
export function refreshHints() {
  for (const element of document.querySelectorAll("[data-moment]")) {
    const words = hint(Number(element.dataset.moment), element.dataset.language);
    if (element.textContent !== words) element.textContent = words;
  }
}
