// Native polls: vote, change, take back, see counts.

import { h } from "./dom.js";
import { t } from "./words.js";
import { personName } from "./world.js";

export function pollOf(message, view) {
  const { poll } = message;
  const shown = poll.mine.length > 0 || poll.is_closed;
  const vote = (options) => view.act("vote", { message: message.id, options });
  return h("div", { class: "poll", testid: "poll" },
    h("b", { class: "poll-question" }, poll.question), h("div", { class: "muted small" }, kindOf(poll)),
    shown ? results(poll, vote) : choices(poll, vote), footer(poll, vote));
}

function kindOf(poll) {
  if (poll.is_closed) return t("poll-closed");
  const kind = t(poll.is_anonymous ? "poll-anonymous" : "poll-public");
  return poll.allows_multiple_answers ? `${kind} · ${t("poll-many")}` : kind;
}

function choices(poll, vote) {
  if (poll.allows_multiple_answers) return many(poll, vote);
  const option = (one, n) =>
    h("button", { type: "button", class: "option", testid: "poll-option", on: { click: () => vote([n]) } },
      h("span", { class: "ring" }), h("span", {}, one.text));
  return h("div", { class: "options" }, poll.options.map(option));
}

function many(poll, vote) {
  const send = (event) => {
    event.preventDefault();
    const chosen = new FormData(form).getAll("option").map(Number);
    if (chosen.length) vote(chosen);
  };
  const option = (one, n) =>
    h("label", { class: "option", testid: "poll-option" }, h("input", { type: "checkbox", name: "option", value: n }), h("span", {}, one.text));
  const form = h("form", { class: "options", on: { submit: send } }, poll.options.map(option),
    h("button", { class: "text-button", testid: "poll-vote" }, t("vote")));
  return form;
}

function results(poll, vote) {
  const open = !poll.is_closed && poll.allows_revoting && !poll.allows_multiple_answers;
  const rows = poll.options.map((option, n) => {
    const share = poll.total_voter_count ? Math.round((100 * option.voter_count) / poll.total_voter_count) : 0;
    const mine = poll.mine.includes(n);
    const inner = [
      h("span", { class: "share" }, `${share}%`), h("span", { class: "option-words" }, option.text, mine ? " ✓" : "", voters(poll, n)),
      h("span", { class: "count muted", testid: "poll-count" }, String(option.voter_count)),
      h("span", { class: "gauge", style: { "--share": `${share}%` } })];
    const props = { class: `result ${mine ? "mine" : ""}`, testid: "poll-result" };
    if (!open || mine) return h("div", props, inner);
    return h("button", { type: "button", ...props, on: { click: () => vote([n]) } }, inner);
  });
  return h("div", { class: "options" }, rows);
}

function voters(poll, n) {
  const names = Object.entries(poll.votes ?? {}).filter(([, chosen]) => chosen.includes(n)).map(([id]) => personName(Number(id)));
  return names.length ? h("span", { class: "voters muted" }, names.join(", ")) : null;
}

function footer(poll, vote) {
  const count = poll.total_voter_count;
  const words = count === 0 ? t("no-votes") : count === 1 ? t("one-vote") : t("votes", { n: count });
  const mayRetract = poll.mine.length > 0 && !poll.is_closed && poll.allows_revoting;
  const retract = mayRetract &&
    h("button", { type: "button", class: "text-button", testid: "poll-retract", on: { click: () => vote([]) } }, t("retract"));
  return h("div", { class: "poll-foot" }, h("span", { class: "muted small" }, words), retract);
}
