// Where a person writes: text, files, answers, edits, commands; or the START button.

import { h, icon, iconButton } from "./dom.js";
import { sendFiles } from "./api.js";
import { Attachments } from "./attachments.js";
import { demoPhotos } from "./demo_photos.js";
import { toast } from "./dialogs.js";
import { replyKeyboard } from "./keyboard.js";
import { authorOf, briefly } from "./message.js";
import { Offers } from "./offers.js";
import { t } from "./words.js";
import { world } from "./world.js";

const TALLEST = 160;

export class Composer {
  // `view` is the pane's; `state()` tells {private, started, blocked, commands, thread}.
  constructor(view, state) {
    this.view = view;
    this.state = state;
    this.mode = null;
    this.dismissed = new Set();
    this.tray = new Attachments(() => this.refresh());
    this.area = h("textarea", { rows: "1", testid: "input", on: { input: () => this.typed(), keydown: (e) => this.onKey(e), paste: (e) => this.onPaste(e) } });
    this.strip = h("div", { class: "strip", testid: "mode", hidden: true });
    this.keys = h("div", {});
    this.menu = h("div", { class: "commands", testid: "commands", hidden: true });
    this.offers = new Offers(this.area, view, { place: () => this.place(), onDone: () => this.sent() });
    this.begin = h("button", { type: "button", class: "begin", testid: "start", hidden: true, on: { click: () => view.start("") } });
    this.form = this.makeForm();
    this.element = h("footer", { class: "composer" }, this.menu, this.offers.element, this.strip, this.tray.element, this.keys, this.form, this.begin);
    this.acceptDrops(view.element);
    document.addEventListener("pointerdown", (event) => this.element.contains(event.target) || this.closeMenus());
    this.refresh();
  }

  makeForm() {
    const files = h("input", { type: "file", multiple: true, hidden: true, testid: "files", on: { change: () => this.picked(files) } });
    this.sender = h("button", { class: "icon-button send", title: t("send"), "aria-label": t("send"), testid: "send" }, icon("send"));
    this.commandButton = h("button", { type: "button", class: "icon-button slash", title: t("commands"), "aria-label": t("commands"), "aria-expanded": "false", testid: "commands-button", on: { click: () => this.toggleMenu() } }, "/");
    this.orderButton = iconButton("receipt", t("demo-orders"), () => this.toggleOrders(), { testid: "demo-orders" });
    const onSubmit = (event) => {
      event.preventDefault();
      this.submit();
    };
    return h("form", { on: { submit: onSubmit } },
      iconButton("clip", t("attach"), () => files.click()), files,
      iconButton("photos", t("demo-photos"), async () => this.tray.add(await demoPhotos()), { testid: "demo-photos" }),
      this.orderButton, this.area, this.commandButton, this.sender);
  }

  refresh() {
    const { private: alone, started, blocked } = this.state();
    this.orderButton.hidden = !alone || this.orders().length === 0;
    const silent = alone && (!started || blocked);
    this.form.hidden = silent;
    this.begin.hidden = !silent;
    this.begin.textContent = t(blocked ? "restart" : "start");
    const words = { edit: "edit-here", reply: "write-reply" }[this.mode?.kind] ?? (this.tray.files.length ? "write-caption" : "write-here");
    this.area.placeholder = this.mode?.placeholder || t(words);
    this.area.setAttribute("aria-label", this.area.placeholder);
    this.drawStrip();
    const label = t(this.mode?.kind === "edit" ? "save" : "send");
    this.sender.setAttribute("aria-label", label);
  }

  drawStrip() {
    this.strip.hidden = !this.mode;
    if (!this.mode) return;
    const { kind, message, quote } = this.mode;
    const title = kind === "edit" ? t("editing") : t("reply-to", { who: authorOf(message) });
    this.strip.replaceChildren(icon(kind),
      h("button", { type: "button", class: "about", on: { click: () => this.view.jump(message.id) } }, h("b", {}, title), h("span", {}, quote || briefly(message))),
      iconButton("close", t("cancel"), () => this.leave()));
  }

  reply(message, { quote = "", placeholder = "", focus = true } = {}) {
    this.mode = { kind: "reply", message, quote, placeholder };
    this.refresh();
    if (focus) this.area.focus({ preventScroll: true });
  }

  edit(message) {
    this.mode = { kind: "edit", message };
    this.area.value = message.text ?? message.caption ?? "";
    this.refresh();
    this.grow();
    this.area.focus({ preventScroll: true });
  }

  leave() {
    if (this.mode?.kind === "edit") this.area.value = "";
    if (this.mode) this.dismissed.add(this.mode.message.id);
    this.mode = null;
    this.refresh();
    this.grow();
  }

  reset() {
    this.mode = null;
    this.dismissed.clear();
    this.area.value = "";
    this.tray.clear();
    this.closeMenus();
    this.grow();
  }

  typed() {
    this.grow();
    if (this.mode?.kind !== "edit") this.offers.typed();
  }

  // Told of the chat's messages: follows a force reply, drops an answer to what is gone, shows keyboards.
  update(messages, asking) {
    if (this.mode && !messages.some((message) => message.id === this.mode.message.id)) this.mode = null;
    const busy = this.mode?.kind === "edit" || this.area.value !== "";
    if (asking && !this.dismissed.has(asking.id) && this.mode?.message.id !== asking.id && !busy) {
      this.reply(asking, { placeholder: asking.markup.input_field_placeholder, focus: this.view.element.contains(document.activeElement) });
    } else if (!asking && this.mode?.message.markup?.force_reply) this.mode = null;
    this.keys.replaceChildren(...[replyKeyboard(messages, (text) => this.send(text))].filter(Boolean));
    this.refresh();
  }

  onKey(event) {
    if (this.offers.takes(event)) return;
    if (event.key === "Escape") this.mode ? this.leave() : this.closeMenu();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  onPaste(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.tray.add(files);
  }

  picked(input) {
    this.tray.add([...input.files]);
    input.value = "";
    this.area.focus({ preventScroll: true });
  }

  acceptDrops(place) {
    const over = (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      place.classList.add("dropping");
    };
    const drop = (event) => {
      place.classList.remove("dropping");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      this.tray.add([...event.dataTransfer.files]);
    };
    place.dataset.drop = t("drop-here");
    place.addEventListener("dragover", over);
    place.addEventListener("dragleave", (event) => !place.contains(event.relatedTarget) && place.classList.remove("dropping"));
    place.addEventListener("drop", drop);
  }

  grow() {
    this.area.style.height = "auto";
    this.area.style.height = `${Math.min(this.area.scrollHeight, TALLEST)}px`;
  }

  async submit() {
    const text = this.area.value.trim();
    if (!text && !this.tray.files.length) return;
    const { mode } = this;
    const done = mode?.kind === "edit" ? await this.view.act("edit", { message: mode.message.id, text }) : await this.send(text);
    if (done) this.sent();
  }

  sent() {
    this.area.value = "";
    this.mode = null;
    this.tray.clear();
    this.offers.close();
    this.refresh();
    this.grow();
  }

  // What is answered, in which topic.
  place() {
    return { reply_to: this.mode?.message.id, thread: this.state().thread || undefined };
  }

  // Whether the sandbox took it; what it refused stays in the composer.
  async send(text) {
    const fields = { chat: this.view.chat, text, quote: this.mode?.quote || undefined, ...this.place() };
    try {
      const albums = this.tray.albums();
      if (!albums.length) return await this.view.act("send", fields);
      for (const [n, files] of albums.entries()) await sendFiles(this.view.viewer, n ? { ...fields, text: "" } : fields, files);
      return true;
    } catch (error) {
      toast(this.view.element, error.message, "error");
      return false;
    }
  }

  async toggleMenu() {
    if (this.menu.hidden) await this.view.sync();
    this.menu.hidden = !this.menu.hidden;
    this.commandButton.setAttribute("aria-expanded", String(!this.menu.hidden));
    const { commands } = this.state();
    const entry = ({ command, description }) =>
      h("button", { type: "button", class: "command", on: { click: () => this.pick(command) } }, h("b", {}, `/${command}`), h("span", {}, description));
    this.menu.replaceChildren(...(commands.length ? commands.map(entry) : [h("p", { class: "muted" }, t("no-commands"))]));
  }

  // What this person bought: a number to type when the bot asks for one.
  orders() {
    return world.orders.filter((order) => order.consumer === this.view.viewer);
  }

  toggleOrders() {
    this.menu.hidden = !this.menu.hidden;
    const entry = ({ number, product }) =>
      h("button", { type: "button", class: "command", on: { click: () => this.pickOrder(number) } }, h("b", {}, number), h("span", {}, product));
    this.menu.replaceChildren(...this.orders().map(entry));
  }

  pickOrder(number) {
    this.closeMenu();
    this.area.value = number;
    this.grow();
    this.area.focus({ preventScroll: true });
  }

  pick(command) {
    this.closeMenu();
    this.view.command(`/${command}`);
  }

  closeMenus() {
    this.offers.close();
    this.closeMenu();
  }

  closeMenu() {
    this.menu.hidden = true;
    this.commandButton.setAttribute("aria-expanded", "false");
  }
}
