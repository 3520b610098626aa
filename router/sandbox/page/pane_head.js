// The head of a pane: whose Telegram it is, in which chat, and what is pinned there.

import { h, icon } from "./dom.js";
import { now } from "./clock.js";
import { briefly } from "./message.js";
import { t } from "./words.js";
import { bot, chatsFor, membersOf, nameOf, peopleFor, personName, world } from "./world.js";

const TYPING_MS = 6000;

export class Head {
  // `unseen(chat)` counts the new messages of chats that are not open.
  constructor(pane, unseen) {
    this.pane = pane;
    this.unseen = unseen;
    const { spec } = pane;
    this.avatar = h("span", { class: "avatar", "aria-hidden": "true" });
    this.badge = h("span", { class: "badge", testid: "unread", hidden: true });
    this.where = spec.people
      ? this.select("choose-person", "person", (id) => pane.open(id, id))
      : this.select("choose-group", "group", (id) => pane.open(id, membersOf(world.chats.get(id))[0] ?? 0));
    this.who = spec.chats && this.select("choose-person", "person", (id) => pane.open(pane.chat, id));
    this.topic = this.select("choose-topic", "topic", (id) => pane.chooseTopic(id));
    this.about = h("span", { class: "about-chat muted" });
    const as = this.who && h("span", { class: "acting" }, h("span", { class: "muted" }, t("acting-as")), this.who);
    this.element = h("header", { class: "pane-head" }, this.avatar,
      h("div", { class: "head-words" }, h("div", { class: "head-row" }, this.where, h("span", { class: "role" }, t(`pane-${spec.id}`)), this.badge),
        h("div", { class: "head-row second" }, as, this.topic, this.about)));
  }

  select(label, testid, choose) {
    const onChange = (event) => choose(Number(event.target.value));
    return h("select", { "aria-label": t(label), title: t(label), testid, on: { change: onChange } });
  }

  draw() {
    const { pane } = this;
    if (pane.spec.people) this.fill(this.where, peopleFor(pane.spec), personName, pane.viewer);
    else this.drawGroup();
    const topics = pane.state?.chat.is_forum ? pane.state.chat.topics : [];
    this.topic.hidden = topics.length === 0;
    renew(this.topic, [{ id: 0, name: t("all-topics") }, ...topics].map((one) => [one.id, `# ${one.name}`]), [], pane.thread);
    this.avatar.textContent = [...this.title()][0] ?? "";
    this.showAbout();
  }

  title() {
    return this.pane.spec.people ? personName(this.pane.viewer) : world.chats.get(this.pane.chat)?.title ?? "";
  }

  drawGroup() {
    const chat = world.chats.get(this.pane.chat);
    this.fill(this.where, chatsFor(this.pane.spec), (id) => world.chats.get(id).title, this.pane.chat);
    renew(this.who, membersOf(chat).map((id) => [id, personName(id)]), [], this.pane.viewer);
  }

  fill(select, { named, rest }, label, chosen) {
    const one = (id) => {
      const count = id === chosen ? 0 : this.unseen(id);
      return [id, count ? `${label(id)} (${count})` : label(id)];
    };
    renew(select, named.map(one), rest.map(one), chosen);
  }

  showAbout() {
    const chat = this.pane.state?.chat;
    const typing = chat?.action && now() - chat.action.at * 1000 < TYPING_MS;
    const plain = this.pane.spec.people ? t("with-bot", { bot: nameOf(bot()) }) : t("members", { n: chat?.members.length ?? 0 });
    this.about.textContent = typing ? t("typing") : plain;
    this.about.classList.toggle("active", Boolean(typing));
  }

  showUnread(count) {
    this.badge.hidden = count === 0;
    this.badge.textContent = count || "";
    this.badge.title = t("unread", { n: count });
  }
}

// A list that is open stays open when nothing in it changed.
function renew(select, named, rest, chosen) {
  const mark = JSON.stringify([named, rest, chosen]);
  if (select.dataset.mark === mark) return;
  select.dataset.mark = mark;
  const option = ([value, label]) => h("option", { value, selected: value === chosen }, label);
  const others = rest.length ? [h("optgroup", { label: t("others") }, rest.map(option))] : [];
  select.replaceChildren(...named.map(option), ...others);
}

// The newest pinned message on top; each click goes to it, then on to the one before.
export class PinnedBar {
  constructor(pane) {
    this.pane = pane;
    this.at = 0;
    this.ids = "";
    this.element = h("button", { type: "button", class: "pinned", testid: "pinned", hidden: true, on: { click: () => this.go() } });
  }

  draw(pinned) {
    if (pinned.map((message) => message.id).join() !== this.ids) this.at = 0;
    this.ids = pinned.map((message) => message.id).join();
    this.pinned = pinned;
    this.element.hidden = pinned.length === 0;
    if (!pinned.length) return;
    const title = pinned.length > 1 ? t("pinned-of", { n: pinned.length - this.at, of: pinned.length }) : t("pinned");
    this.element.replaceChildren(icon("pin"), h("span", { class: "about" }, h("b", {}, title), h("span", {}, briefly(pinned[this.at]))));
  }

  go() {
    this.pane.jump(this.pinned[this.at].id);
    this.at = (this.at + 1) % this.pinned.length;
    this.draw(this.pinned);
  }
}
