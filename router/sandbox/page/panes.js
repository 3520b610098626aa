// All panes: which is open where, which tab is in sight, and who hears of which change.

import { get } from "./api.js";
import { now } from "./clock.js";
import { h } from "./dom.js";
import { Pane } from "./pane.js";
import { t } from "./words.js";
import { offered, world } from "./world.js";

const KEY = "sandbox-panes";

export class Panes {
  constructor(place, tabs) {
    this.unseen = new Map();
    this.known = new Map();
    const hooks = {
      unseen: (chat) => this.unseen.get(chat)?.size ?? 0,
      onUnread: (pane) => this.showUnread(pane),
      onOpen: (pane) => this.opened(pane),
      onVisit: (viewer, chat, message) => this.visit(viewer, chat, message),
    };
    this.panes = world.panes.filter((spec) => offered(spec).length).map((spec) => new Pane(spec, hooks));
    this.tabs = new Map(this.panes.map((pane) => [pane, tabOf(pane)]));
    place.append(...this.panes.map((pane) => pane.element));
    tabs.append(...this.tabs.values());
    this.watch(place);
  }

  // Which panes are in sight: all on a wide screen, one on a phone.
  watch(place) {
    const seen = (entries) => {
      for (const entry of entries) {
        const pane = this.panes.find((one) => one.element === entry.target);
        pane.show(entry.isIntersecting);
        this.tabs.get(pane).setAttribute("aria-current", String(entry.isIntersecting));
      }
    };
    const observer = new IntersectionObserver(seen, { root: place, threshold: 0.6 });
    for (const pane of this.panes) observer.observe(pane.element);
  }

  async load() {
    const { chats } = await get("/chats");
    this.known = new Map(chats.map((chat) => [chat.id, chat.last_id]));
    this.unseen.clear();
    const saved = savedChoice();
    await Promise.all(this.panes.map((pane) => pane.restore(saved[pane.spec.id])));
  }

  changed({ chat, message }) {
    const open = this.panes.filter((pane) => pane.chat === chat);
    for (const pane of open) pane.sync();
    if (open.length || !message || message <= (this.known.get(chat) ?? 0)) return;
    if (!this.unseen.has(chat)) this.unseen.set(chat, new Set());
    this.unseen.get(chat).add(message);
    for (const pane of this.panes) pane.state && pane.head.draw();
  }

  opened(pane) {
    this.unseen.delete(pane.chat);
    this.known.set(pane.chat, Infinity);
    const choice = Object.fromEntries(this.panes.map((one) => [one.spec.id, { chat: one.chat, viewer: one.viewer }]));
    sessionStorage.setItem(KEY, JSON.stringify(choice));
    pane.head.draw();
  }

  // Shows a chat to a person, in the pane where it is open or the first that offers it, and a message in it.
  async visit(viewer, chat, message) {
    const pane = this.panes.find((one) => one.chat === chat) ?? this.panes.find((one) => offered(one.spec).includes(chat));
    if (!pane) return;
    if (pane.chat !== chat) await pane.enter(chat, viewer);
    pane.element.scrollIntoView({ inline: "start", block: "nearest", behavior: "smooth" });
    if (message) pane.jump(message);
  }

  showUnread(pane) {
    const badge = this.tabs.get(pane).querySelector(".badge");
    badge.hidden = pane.unread === 0;
    badge.textContent = pane.unread || "";
  }

  // After a look at who and what there is.
  redraw() {
    for (const pane of this.panes) if (pane.state) pane.draw(false);
  }

  // What depends on the time alone: who is typing, and which day is today.
  tick() {
    const today = new Date(now()).toDateString();
    for (const pane of this.panes) {
      if (!pane.state) continue;
      pane.head.showAbout();
      if (today !== this.today) pane.draw(false);
    }
    this.today = today;
  }
}


function savedChoice() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function tabOf(pane) {
  const show = () => pane.element.scrollIntoView({ inline: "start", block: "nearest", behavior: "smooth" });
  return h("button", { type: "button", class: `tab role-${pane.spec.id}`, testid: `tab-${pane.spec.id}`, "aria-controls": pane.element.id, on: { click: show } },
    t(`pane-${pane.spec.id}`), h("span", { class: "badge", hidden: true }));
}
