// Words behind the bot's name: what it offers, to be sent through it. A combobox: the words keep the focus.

import { act } from "./api.js";
import { h } from "./dom.js";
import { toast } from "./dialogs.js";
import { t } from "./words.js";
import { bot } from "./world.js";

const PAUSE = 150; // milliseconds without a key, after which the bot is asked

export class Offers {
  // `area` is typed in; `place()` tells {reply_to, thread} of what is picked; `onDone` is told when it is sent.
  constructor(area, view, { place, onDone }) {
    Object.assign(this, { area, view, place, onDone, found: [], chosen: 0, asked: "", query: "" });
    this.id = `offers-${view.spec.id}`;
    this.element = h("div", { class: "commands", role: "listbox", id: this.id, "aria-label": t("offers"), testid: "offers", hidden: true });
    // The words keep the focus, however something is picked.
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
    area.setAttribute("aria-controls", this.id);
    area.setAttribute("aria-autocomplete", "list");
  }

  get open() {
    return !this.element.hidden && this.found.length > 0;
  }

  // What is typed has changed.
  typed() {
    const { username, inline } = bot();
    const words = this.area.value, name = `@${username}`;
    const begun = /^@\w*$/.test(words) && name.toLowerCase().startsWith(words.toLowerCase());
    clearTimeout(this.timer);
    this.asked = "";
    if (!inline) return;
    if (begun) this.draw([{ title: name, description: t("offers-begin"), whole: `${name} ` }]);
    else if (words.toLowerCase().startsWith(`${name.toLowerCase()} `)) this.soon(words.slice(name.length + 1));
    else this.close();
  }

  soon(text) {
    this.asked = `${this.view.chat} ${this.view.viewer} ${text}`;
    this.timer = setTimeout(() => this.ask(text, this.asked), PAUSE);
  }

  async ask(text, asked) {
    try {
      const told = await act(this.view.viewer, "inline", { chat: this.view.chat, text });
      if (asked !== this.asked) return;
      Object.assign(this, { query: told.query, asked: "" });
      if (told.answered) this.draw(told.results);
      else this.close();
    } catch (error) {
      this.close();
      toast(this.view.element, error.message, "error");
    }
  }

  draw(found) {
    Object.assign(this, { found, chosen: 0 });
    const option = ({ title, description }, n) =>
      h("div", { class: "command offer", role: "option", id: `${this.id}-${n}`, testid: "offer", on: { click: () => this.pick(n) } }, h("b", {}, title), h("span", {}, description));
    this.element.replaceChildren(...(found.length ? found.map(option) : [h("p", { class: "muted" }, t("no-offers"))]));
    this.element.hidden = false;
    this.mark();
  }

  mark() {
    [...this.element.querySelectorAll("[role=option]")].forEach((one, n) => {
      one.setAttribute("aria-selected", String(n === this.chosen));
      if (n === this.chosen) one.scrollIntoView({ block: "nearest" });
    });
    if (this.open) this.area.setAttribute("aria-activedescendant", `${this.id}-${this.chosen}`);
    else this.area.removeAttribute("aria-activedescendant");
  }

  // Whether the key was meant for what is offered.
  takes(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !this.element.hidden) this.close();
    else if (!this.open) return this.waits(event);
    else if (step) this.chosen = (this.chosen + step + this.found.length) % this.found.length;
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && !event.isComposing)) this.pick(this.chosen);
    else return false;
    event.preventDefault();
    this.mark();
    return true;
  }

  // While the bot is asked, Enter does not send what was typed for it.
  waits(event) {
    if (!this.asked || event.key !== "Enter") return false;
    event.preventDefault();
    return true;
  }

  async pick(n) {
    const { whole, id } = this.found[n];
    if (whole) {
      this.area.value = whole;
      this.typed();
      return;
    }
    this.close();
    if (await this.view.act("choose", { query: this.query, result: id, ...this.place() })) this.onDone();
  }

  close() {
    clearTimeout(this.timer);
    Object.assign(this, { found: [], asked: "" });
    this.element.hidden = true;
    this.area.removeAttribute("aria-activedescendant");
  }
}
