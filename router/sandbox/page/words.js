// The page's own words. What bots and people write is never touched.

import { en } from "./words.en.js";
import { zh } from "./words.zh.js";

const TABLES = { en, zh };
const KEY = "sandbox-language";

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function chosen() {
  const wishes = [remembered(), ...navigator.languages].filter(Boolean).map((tag) => tag.slice(0, 2).toLowerCase());
  return wishes.find((tag) => tag in TABLES) ?? "en";
}

export const language = chosen();

export function otherLanguage() {
  return language === "zh" ? "en" : "zh";
}

// The page is drawn anew: it keeps nothing but what the sandbox knows and who is chosen.
export function switchLanguage() {
  try {
    localStorage.setItem(KEY, otherLanguage());
  } finally {
    location.reload();
  }
}

export function t(key, values = {}) {
  const words = TABLES[language][key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
