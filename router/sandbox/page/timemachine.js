// Moves the bot's clock from due to due, so that what happens on the way is seen as it happens.

import { get, post } from "./api.js";
import { h } from "./dom.js";
import { toast } from "./dialogs.js";
import { hint, momentOf, now, setNow } from "./clock.js";
import { language, t } from "./words.js";

const HOUR = 3_600_000;
const STEPS = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR };
const LOGGED = 12;

export class TimeMachine {
  constructor() {
    this.due = null;
    this.stopping = false;
    this.buttons = Object.keys(STEPS).map((name) =>
      h("button", { type: "button", testid: `time-${name}`, on: { click: () => this.go(t(name), () => now() + STEPS[name]) } }, t(name)));
    this.toDue = h("button", { type: "button", testid: "time-due", on: { click: () => this.go(t("due"), () => this.due) } }, t("due"));
    this.stop = h("button", { type: "button", class: "danger", testid: "time-stop", hidden: true, on: { click: () => { this.stopping = true; } } }, t("stop"));
    this.words = h("summary", { testid: "time-words", title: t("machine-log"), role: "status" });
    this.log = h("ol", { class: "machine-log", testid: "time-log" });
    this.element = h("div", { class: "machine", role: "group", "aria-label": t("machine"), testid: "machine" },
      h("div", { class: "machine-buttons" }, this.buttons, this.toDue, this.stop), h("details", { class: "machine-words" }, this.words, this.log));
  }

  // What the bot's clock tells: {now, next_due}.
  take(told) {
    setNow(Date.parse(told.now));
    this.due = told.next_due ? Date.parse(told.next_due) : null;
    this.toDue.disabled = this.walking || this.due === null;
    return told;
  }

  async refresh() {
    if (this.walking) return;
    try {
      this.take(await get("/time-machine"));
      this.showDue();
    } catch {
      this.say(t("machine-silent"));
    }
  }

  showDue() {
    if (this.walking || this.resting) return;
    const words = this.due === null ? t("no-due") : t("due-at", { when: momentOf(this.due, language), hint: hint(this.due, language) });
    this.say(words);
  }

  say(words) {
    if (this.words.textContent !== words) this.words.textContent = words;
  }

  async go(label, aim) {
    this.begin(true);
    let done = 0;
    try {
      this.take(await get("/time-machine"));
      const target = aim();
      if (target !== null) done = await this.walk(target, (n) => this.say(t("walking", { label, when: momentOf(now(), language), n })));
      this.note(t(this.stopping ? "stopped" : "walked", { label, when: momentOf(now(), language), n: done }));
    } catch (error) {
      toast(document.body, error.message, "error");
    }
    this.begin(false);
  }

  begin(walking) {
    this.walking = walking;
    this.stopping = false;
    for (const button of this.buttons) button.disabled = walking;
    this.toDue.disabled = walking || this.due === null;
    this.stop.hidden = !walking;
  }

  // How many due moments were passed.
  async walk(target, tell) {
    let done = 0, last = -Infinity;
    tell(done);
    while (!this.stopping && this.due !== null && this.due <= target && this.due > last) {
      last = this.due;
      await this.step(last);
      done += 1;
      tell(done);
    }
    if (!this.stopping && target > now()) await this.step(target);
    return done;
  }

  // The sandbox's clock goes first, so that what the bot sends then bears that date. Time does not go back: what is
  // overdue already is reached by a moment more.
  async step(moment) {
    const to = new Date(moment).toISOString();
    const ahead = moment > now() + 1000;
    if (ahead) await post("/clock", { to });
    this.take(await post("/time-machine", ahead ? { to } : { advance: 1 }));
  }

  note(words) {
    this.log.prepend(h("li", {}, words));
    while (this.log.children.length > LOGGED) this.log.lastChild.remove();
    this.say(words);
    this.resting = true;
    setTimeout(() => { this.resting = false; this.showDue(); }, 6000);
  }
}
