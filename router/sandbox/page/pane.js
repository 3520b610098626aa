// One Telegram client: a person in a chat. It is the `view` that bubbles, keyboards and the composer act on.

import { act, get, post } from "./api.js";
import { h } from "./dom.js";
import { Composer } from "./composer.js";
import { groupBox, toast } from "./dialogs.js";
import { Feed } from "./feed.js";
import { openMenu } from "./menu.js";
import { Head, PinnedBar } from "./pane_head.js";
import { t } from "./words.js";
import { bot, description, loadWorld, membersOf, nameOf, offered, world } from "./world.js";

const KEPT = 400;

export class Pane {
  // `onUnread(pane)` is told when the count changes, `onOpen(pane)` when another chat or person is chosen;
  // `onVisit(viewer, chat, message)` leads a person elsewhere.
  constructor(spec, { unseen, onUnread, onOpen, onVisit }) {
    Object.assign(this, { spec, onUnread, onOpen, onVisit, visible: true, unread: 0, thread: 0, state: null, loading: 0 });
    this.messages = new Map();
    this.element = h("section", { class: `pane role-${spec.id}`, id: `pane-${spec.id}`, "aria-label": t(`pane-${spec.id}`), testid: `pane-${spec.id}` });
    this.head = new Head(this, unseen);
    this.bar = new PinnedBar(this);
    this.feed = new Feed(this, () => this.read());
    this.empty = h("div", { class: "empty", hidden: true });
    this.feed.element.append(this.empty);
    this.composer = new Composer(this, () => this.about());
    this.element.append(this.head.element, this.bar.element, this.feed.element, this.composer.element);
  }

  get language() {
    return world.people.get(this.viewer)?.language_code ?? "en";
  }

  about() {
    const chat = this.state?.chat ?? {};
    const { started, blocked } = chat;
    return { private: this.chat > 0, started, blocked, commands: this.state?.commands ?? [], thread: this.thread };
  }

  // The chat and person of before when they still exist, else the first.
  restore(saved) {
    const chats = offered(this.spec);
    return this.enter(chats.includes(saved?.chat) ? saved.chat : chats[0], saved?.viewer);
  }

  // As this person where they are in the chat, else as somebody who is.
  enter(chat, viewer) {
    const people = this.spec.people ? [chat] : membersOf(world.chats.get(chat));
    return this.open(chat, people.includes(viewer) ? viewer : people[0] ?? 0);
  }

  async open(chat, viewer) {
    Object.assign(this, { chat, viewer, thread: 0, state: null, cursor: 0, lastRead: null });
    this.messages.clear();
    this.feed.clear();
    this.composer.reset();
    this.onOpen(this);
    await this.sync();
  }

  // The group became another one.
  async follow(chat) {
    await loadWorld();
    await this.open(chat, this.viewer);
  }

  chooseTopic(topic) {
    this.thread = topic;
    this.feed.clear();
    this.draw(false);
  }

  // Fetches what changed; changes that come meanwhile are fetched right after.
  async sync() {
    this.wanted = true;
    this.running ??= this.fetchAll().finally(() => { this.running = null; });
    await this.running;
  }

  async fetchAll() {
    while (this.wanted) {
      this.wanted = false;
      const { chat, viewer, cursor } = this;
      try {
        const told = await get(`/chats/${chat}`, { viewer, since: cursor, limit: KEPT });
        if (chat === this.chat && viewer === this.viewer) this.take(told);
        else this.wanted = true;
      } catch (error) {
        toast(this.element, error.message, "error");
      }
    }
  }

  take(told) {
    const newest = Math.max(0, ...this.messages.keys());
    for (const message of told.messages) this.messages.set(message.id, message);
    this.state = { chat: told.chat, commands: told.commands };
    if (told.chat.migrated_to) this.follow(told.chat.migrated_to);
    this.cursor = told.cursor;
    if (told.chat.members) world.chats.set(told.chat.id, told.chat);
    for (const message of this.messages.values()) message.pinned = told.chat.pinned.includes(message.id);
    this.lastRead ??= Math.max(0, ...this.messages.keys());
    this.draw(told.messages.some((message) => message.own && message.id > newest && newest > 0));
  }

  draw(spoke) {
    const shown = this.shown();
    this.empty.hidden = shown.length > 0;
    if (!shown.length) this.empty.replaceChildren(...this.emptyWords());
    this.feed.draw(shown, spoke);
    this.head.draw();
    this.bar.draw(this.state.chat.pinned.toReversed().map((id) => this.messages.get(id)).filter((message) => message && !message.deleted));
    this.composer.update(shown, asking(shown, this));
    this.countUnread();
  }

  shown() {
    const inTopic = (message) => !this.thread || message.message_thread_id === this.thread;
    const found = [...this.messages.values()].filter((message) => !message.deleted && inTopic(message));
    return found.sort((a, b) => a.id - b.id);
  }

  emptyWords() {
    const { private: alone, started } = this.about();
    if (!alone || started) return [h("p", {}, t("nothing-yet"))];
    const words = description(this.language);
    const head = words && h("b", {}, t("before-start"));
    return [h("div", { class: "empty-card" }, head, h("p", {}, words || t("press-start", { bot: nameOf(bot()) })))];
  }

  read() {
    if (!this.visible || !this.messages.size || this.lastRead === null) return;
    this.lastRead = Math.max(0, ...this.messages.keys());
    this.countUnread();
  }

  countUnread() {
    const fresh = [...this.messages.values()].filter((message) => message.id > this.lastRead && !message.own && !message.deleted);
    this.unread = fresh.length;
    this.feed.showUnread(this.unread);
    this.head.showUnread(this.unread);
    this.onUnread(this);
  }

  show(visible) {
    this.visible = visible;
    if (visible && this.feed.stuck) this.read();
  }

  // Whether the sandbox took it; a refusal is shown.
  async act(action, fields = {}) {
    try {
      await act(this.viewer, action, { chat: this.chat, ...fields });
      return true;
    } catch (error) {
      toast(this.element, error.message, "error");
      return false;
    }
  }

  // In a group it leads to the private chat, as in Telegram.
  async start(payload) {
    if (await this.act("start", { chat: this.viewer, payload })) this.visit(this.viewer);
  }

  visit(chat, message) {
    if (chat === this.chat && this.thread) this.chooseTopic(0);
    return this.onVisit(this.viewer, chat, message);
  }

  // A link for groups: the bot comes into one of this person's, or into a new one, and hears the link's code.
  async addBot({ payload, admin }) {
    const theirs = [...world.chats.values()].filter((chat) => membersOf(chat).includes(this.viewer));
    const chosen = await groupBox(theirs.map((chat) => [chat.id, chat.title]));
    if (chosen === null) return;
    try {
      const members = [{ user: this.viewer, status: "creator" }];
      const chat = chosen.title === undefined ? chosen : (await post("/chats", { type: "supergroup", title: chosen.title, members, bot: null })).id;
      await act(this.viewer, "add_bot", { chat, payload, admin });
      await loadWorld();
      toast(this.element, t("bot-added"));
      await this.visit(chat);
    } catch (error) {
      toast(this.element, error.message, "error");
    }
  }

  // In groups commands name the bot, as Telegram's menu does.
  command(text) {
    const named = this.chat > 0 || text.includes("@") ? text : `${text}@${bot().username}`;
    return this.act("send", { text: named, thread: this.thread || undefined });
  }

  menu(message, event) {
    openMenu(message, event, this);
  }

  reply(message, quote = "") {
    this.composer.reply(message, { quote });
  }

  edit(message) {
    this.composer.edit(message);
  }

  jump(id) {
    this.feed.jump(id);
  }
}

// The newest message that asks this person for a reply and has none yet.
function asking(messages, view) {
  const last = messages.findLast((message) => message.markup?.force_reply && meantFor(message, view));
  if (!last || messages.some((message) => message.own && message.id > last.id)) return null;
  return last;
}

function meantFor(message, view) {
  if (view.chat > 0 || !message.markup.selective) return true;
  if (message.reply?.from?.id === view.viewer) return true;
  const username = world.people.get(view.viewer)?.username;
  const text = message.text ?? message.caption ?? "";
  const names = (entity) => text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
  return (message.entities ?? message.caption_entities ?? []).some((entity) =>
    entity.type === "text_mention" ? entity.user?.id === view.viewer : entity.type === "mention" && username && names(entity) === `@${username.toLowerCase()}`);
}
