// The messages of a chat. Only what changed is drawn anew, and the place one reads at is kept.

import { h, iconButton } from "./dom.js";
import { bubble, serviceLine } from "./message.js";
import { dayOf, now } from "./clock.js";
import { language, t } from "./words.js";

const CLOSE_SECONDS = 300;
const NEAR = 60;

export class Feed {
  constructor(view, onRead) {
    this.view = view;
    this.onRead = onRead;
    this.drawn = new Map();
    this.list = h("div", { class: "list", role: "log", "aria-live": "polite" });
    this.scroller = h("div", { class: "scroller", tabindex: "0", testid: "feed", on: { scroll: () => this.onScroll() } }, this.list);
    this.badge = h("span", { class: "badge", hidden: true });
    this.down = iconButton("down", t("to-bottom"), () => this.toBottom(true), { class: "to-bottom", hidden: true });
    this.down.append(this.badge);
    this.element = h("div", { class: "feed" }, this.scroller, this.down);
    this.stuck = true;
    new ResizeObserver(() => this.stuck && this.toBottom()).observe(this.scroller);
    new ResizeObserver(() => this.stuck && this.toBottom()).observe(this.list);
  }

  clear() {
    this.list.replaceChildren();
    this.drawn.clear();
    this.stuck = true;
  }

  // `spoke`: whether the viewer wrote, which brings them to the end.
  draw(messages, spoke) {
    const items = itemsOf(messages);
    const drawn = new Map();
    let place = this.list.firstChild;
    for (const item of items) {
      const known = this.drawn.get(item.key);
      const node = known?.mark === item.mark ? known.node : this.nodeOf(item);
      drawn.set(item.key, { node, mark: item.mark });
      if (known && known.node !== node) {
        if (known.node === place) place = place.nextSibling;
        known.node.remove();
      }
      if (node === place) place = place.nextSibling;
      else this.list.insertBefore(node, place);
    }
    for (const [key, { node }] of this.drawn) if (!drawn.has(key)) node.remove();
    this.drawn = drawn;
    if (this.stuck || spoke) this.toBottom();
  }

  nodeOf(item) {
    if (item.kind === "day") return h("div", { class: "day" }, h("span", {}, dayWords(item.moment)));
    if (item.kind === "service") return serviceLine(item.messages[0]);
    return bubble(item.messages, item.joined, this.view);
  }

  showUnread(count) {
    this.badge.hidden = count === 0;
    this.badge.textContent = count || "";
    this.badge.title = t("unread", { n: count });
  }

  onScroll() {
    // When the room changed it was no person who scrolled: the observers go to the end again.
    if (this.stuck && this.room !== this.roomNow()) return;
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.stuck = scrollHeight - scrollTop - clientHeight < NEAR;
    this.down.hidden = this.stuck;
    if (this.stuck) this.onRead();
  }

  roomNow() {
    return `${this.scroller.scrollHeight} ${this.scroller.clientHeight}`;
  }

  toBottom(smooth = false) {
    this.stuck = true;
    this.room = this.roomNow();
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.down.hidden = true;
    this.onRead();
  }

  jump(id) {
    const target = this.list.querySelector(`[data-ids~="${id}"], .service[data-id="${id}"]`);
    if (!target) return;
    target.scrollIntoView({ block: "center", behavior: "smooth" });
    target.classList.remove("found");
    requestAnimationFrame(() => target.classList.add("found"));
  }
}

function dayWords(moment) {
  const start = (time) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((start(now()) - start(moment)) / 86_400_000);
  return days === 0 ? t("today") : days === 1 ? t("yesterday") : dayOf(moment, language);
}

// Days, service lines and bubbles in order. `key` says which it is, `mark` changes when it must be drawn anew.
function itemsOf(messages) {
  const items = [];
  let day = "";
  for (const message of messages) {
    const moment = message.date * 1000;
    const key = new Date(moment).toDateString();
    if (key !== day) items.push({ kind: "day", key: `day ${key}`, mark: dayWords(moment), moment });
    day = key;
    add(items, message);
  }
  for (const item of items) if (item.messages) item.mark = markOf(item);
  return items;
}

function add(items, message) {
  const last = items.at(-1);
  if (message.service) {
    items.push({ kind: "service", key: message.id, messages: [message] });
  } else if (message.media_group_id && last?.messages?.[0].media_group_id === message.media_group_id) {
    last.messages.push(message);
  } else {
    items.push({ kind: "bubble", key: message.id, messages: [message], joined: follows(last, message) });
  }
}

function follows(last, message) {
  if (last?.kind !== "bubble") return false;
  const before = last.messages.at(-1);
  const author = (one) => one.sender_chat?.id ?? one.from?.id;
  return author(before) === author(message) && message.date - before.date < CLOSE_SECONDS;
}

const markOf = (item) =>
  [item.joined, ...item.messages.map((one) => `${one.id}:${one.seq}:${one.pinned}:${one.reply?.deleted}`)].join(" ");
