// Who and what there is: bots, people, groups, and which of them each pane offers.

import { get } from "./api.js";
import { setNow } from "./clock.js";

export const world = { bots: [], people: new Map(), chats: new Map(), panes: [], orders: [], cursor: 0, machine: false };

export async function loadWorld() {
  const told = await get("");
  world.bots = told.bots;
  world.people = new Map(told.people.map((person) => [person.id, person]));
  world.chats = new Map(told.chats.filter((chat) => !chat.migrated_to).map((chat) => [chat.id, chat]));
  world.panes = told.panes.length ? told.panes : [{ id: "private", people: [] }, { id: "groups", chats: [] }];
  world.orders = told.orders;
  world.cursor = told.cursor;
  world.machine = told.time_machine;
  setNow(Date.parse(told.now));
}

export const bot = () => world.bots[0];

export function nameOf(user) {
  if (!user) return "";
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

export const personName = (id) => nameOf(world.people.get(id) ?? world.bots.find((one) => one.id === id));

const isStaff = (id) => [...world.chats.values()].some((chat) => chat.members.some((place) => place.user?.id === id));

// The people of a private pane: the named ones first, then the rest of their kind.
export function peopleFor(pane) {
  const named = pane.people.filter((id) => world.people.has(id));
  const taken = new Set(world.panes.flatMap((other) => other.people ?? []));
  const staff = named.some(isStaff);
  const rest = [...world.people.keys()].filter((id) => !taken.has(id) && (isStaff(id) === staff || !named.length));
  return { named, rest };
}

// The groups of a pane; those that no pane names are offered by the first.
export function chatsFor(pane) {
  const named = pane.chats.filter((id) => world.chats.has(id));
  const taken = new Set(world.panes.flatMap((other) => other.chats ?? []));
  const first = world.panes.find((other) => other.chats)?.id === pane.id;
  const rest = first ? [...world.chats.keys()].filter((id) => !taken.has(id)) : [];
  return { named, rest };
}

// Whom or what a pane can show.
export function offered(pane) {
  const { named, rest } = pane.people ? peopleFor(pane) : chatsFor(pane);
  return [...named, ...rest];
}

const PRESENT = new Set(["creator", "administrator", "member", "restricted"]);

export function membersOf(chat) {
  const present = chat.members.filter((place) => PRESENT.has(place.status) && place.user && !place.user.is_bot);
  return present.map((place) => place.user.id);
}

// What the bot says of itself to people who have not started it.
export function description(language) {
  const texts = bot()?.texts ?? {};
  return texts[`description ${language}`] || texts["description "] || "";
}
