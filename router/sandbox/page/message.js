// One bubble: a message, or the messages of an album.

import { h, icon, iconButton } from "./dom.js";
import { rich } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { isPicture, mediaOf } from "./media.js";
import { pollOf } from "./poll.js";
import { momentOf, timeOf } from "./clock.js";
import { language, t } from "./words.js";
import { nameOf } from "./world.js";

export const authorOf = (message) => message.sender_chat?.title ?? nameOf(message.from);

const COLORS = 7;
const colorOf = (message) => `name-${Math.abs(message.sender_chat?.id ?? message.from?.id ?? 0) % COLORS}`;

// `joined`: it follows another bubble of the same author closely.
export function bubble(messages, joined, view) {
  const message = messages[0];
  const worded = messages.find((one) => one.text || one.caption) ?? message;
  const pictures = messages.some((one) => one.media && isPicture(one.media));
  const look = ["message", message.own ? "own" : "", joined ? "joined" : "", pictures ? "pictured" : "", message.ephemeral ? "aside" : ""].join(" ");
  const actions = iconButton("dots", t("actions"), (event) => openMenu(event, worded, view), { class: "more", testid: "actions" });
  const inner = [
    heading(message, joined, view), ...notes(message), replied(message, view), ...mediaOf(messages),
    message.poll ? pollOf(message, view) : null, words(worded, view), foot(messages, worded, view)];
  const box = h("div", { class: `bubble ${worded.text || worded.caption ? "worded" : ""}`, on: { click: (event) => onClick(event, worded, view) } }, inner, actions);
  box.addEventListener("contextmenu", (event) => openMenu(event, worded, view));
  const props = { class: look, "data-id": message.id, testid: "message", "data-ids": messages.map((one) => one.id).join(" ") };
  return h("article", props, box, inlineKeyboard(worded, view) ?? inlineKeyboard(message, view));
}

function onClick(event, message, view) {
  const busy = event.target.closest("a, button, video, input, label, .spoiler, .expandable");
  if (!busy && getSelection().isCollapsed) openMenu(event, message, view);
}

function openMenu(event, message, view) {
  event.preventDefault();
  event.stopPropagation();
  view.menu(message, event);
}

function heading(message, joined, view) {
  if (view.chat > 0 || message.own || joined) return null;
  return h("div", { class: `author ${colorOf(message)}` }, authorOf(message), message.by_bot ? h("span", { class: "tag" }, t("bot")) : null);
}

function notes(message) {
  const found = [];
  if (message.ephemeral) found.push(h("div", { class: "note", testid: "ephemeral" }, t("only-you")));
  if (message.via_bot) found.push(h("div", { class: "note", testid: "via" }, t("via", { bot: message.via_bot.username })));
  if (message.forward_origin) found.push(h("div", { class: "note" }, forwardedFrom(message.forward_origin)));
  return found;
}

function forwardedFrom(origin) {
  const who = nameOf(origin.sender_user) || origin.sender_user_name || origin.sender_chat?.title || origin.chat?.title;
  return who ? t("forwarded", { who }) : t("forwarded-hidden");
}

function replied(message, view) {
  const { reply } = message;
  if (!reply || (message.is_topic_message && reply.id === message.message_thread_id)) return null;
  const words = message.quote?.text ?? briefly(reply);
  return h("button", { type: "button", class: "reply-quote", testid: "reply-quote", on: { click: () => view.jump(reply.id) } },
    h("b", {}, reply.deleted ? "" : authorOf(reply)), h("span", {}, words));
}

// One line about a message: for replies, pins and the composer.
export function briefly(message) {
  if (message.deleted) return t("deleted-message");
  const words = message.text ?? message.caption;
  if (words) return words;
  const kind = message.kind ?? message.media?.kind;
  if (kind) return t(kind);
  return message.poll ? `${t("poll")}: ${message.poll.question}` : message.forum_topic_created?.name ?? "…";
}

function words(message, view) {
  const text = message.text ?? message.caption;
  const known = text || message.media || message.poll;
  if (!known) return h("div", { class: "text muted" }, t("unknown"));
  if (!text) return null;
  const entities = message.text ? message.entities : message.caption_entities;
  return h("div", { class: "text", testid: "text" }, rich(text, entities, view), meta(message));
}

function meta(message) {
  const moment = message.date * 1000;
  const edited = message.edit_date && h("span", { testid: "edited" }, t("edited"));
  const pin = message.pinned && icon("pin");
  return h("span", { class: "meta", title: momentOf(moment, language) }, pin, edited, timeOf(moment, language));
}

function foot(messages, worded, view) {
  const reactions = messages.flatMap((message) => message.reactions.map((reaction) => reactionOf(message, reaction, view)));
  const bare = !(worded.text || worded.caption);
  if (!reactions.length && !bare) return null;
  return h("div", { class: "foot" }, h("span", { class: "reactions" }, reactions), bare ? meta(worded) : null);
}

// Telegram names the heart without the mark that gives it its colour.
export const emojiShown = (emoji) => (emoji === "❤" ? "❤\uFE0F" : emoji);

function reactionOf(message, reaction, view) {
  const change = () => view.act("react", { message: message.id, emoji: reaction.mine ? null : reaction.emoji });
  const props = { type: "button", class: `reaction ${reaction.mine ? "mine" : ""}`, "aria-pressed": String(reaction.mine), testid: "reaction", on: { click: change } };
  return h("button", props, emojiShown(reaction.emoji), reaction.count > 1 ? h("b", {}, String(reaction.count)) : null);
}

const shortened = (words) => (words.length > 36 ? `${words.slice(0, 35)}…` : words);

// A line in the middle of the chat.
export function serviceLine(message) {
  return h("div", { class: "service", testid: "service", "data-id": message.id }, h("span", {}, serviceWords(message)));
}

function serviceWords(message) {
  const who = authorOf(message);
  const joined = message.new_chat_members?.map(nameOf).join(", ");
  if (message.pinned_message) return t("service-pinned", { who, what: shortened(briefly(message.pinned_message)) });
  if (joined) return joined === who ? t("service-joined", { who }) : t("service-added", { who, whom: joined });
  if (message.left_chat_member) {
    const whom = nameOf(message.left_chat_member);
    return whom === who ? t("service-left", { who }) : t("service-removed", { who, whom });
  }
  if (message.forum_topic_created) return t("service-topic", { who, what: message.forum_topic_created.name });
  if (message.forum_topic_edited) return t("service-topic-edited", { who, what: message.forum_topic_edited.name });
  if (message.forum_topic_closed) return t("service-topic-closed", { who });
  if (message.forum_topic_reopened) return t("service-topic-reopened", { who });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("service-migrated");
  return t("service-other", { what: "…" });
}
