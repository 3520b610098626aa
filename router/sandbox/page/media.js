// Photos, albums, videos, and chips for all other files.

import { h, icon } from "./dom.js";
import { lightbox } from "./dialogs.js";
import { t } from "./words.js";

const MOVING = new Set(["video", "animation", "video_note"]);
const seen = (media) => media.kind === "photo" || (media.kind === "sticker" && media.mime.startsWith("image/"));
const moving = (media) => MOVING.has(media.kind) && media.mime.startsWith("video/");

export const isPicture = (media) => seen(media) || moving(media);

// What the messages of one bubble carry.
export function mediaOf(messages) {
  const pictures = messages.filter((message) => message.media && isPicture(message.media));
  const others = messages.filter((message) => message.media && !isPicture(message.media));
  return [pictures.length && grid(pictures), ...others.map((message) => chip(message.media))].filter(Boolean);
}

// Six columns: rows of two pictures (three columns each) above rows of three.
function spans(count) {
  if (count === 1) return [6];
  if (count === 3) return [6, 3, 3];
  const pairs = { 0: 0, 1: 2, 2: 1 }[count % 3];
  return Array.from({ length: count }, (_, n) => (n < 2 * pairs ? 3 : 2));
}

function grid(messages) {
  const photos = messages.filter((message) => seen(message.media)).map((message) => message.media);
  const widths = spans(messages.length);
  const tiles = messages.map(({ media, id }, n) => tile(media, id, widths[n], messages.length === 1, photos));
  return h("div", { class: `grid ${messages.length > 1 ? "album" : "single"}`, testid: messages.length > 1 ? "album" : "photo" }, tiles);
}

function tile(media, id, span, alone, photos) {
  const look = { "grid-column": `span ${span}` };
  const ratio = Math.min(2.2, Math.max(0.7, (media.width || 4) / (media.height || 3)));
  look["aspect-ratio"] = alone ? String(ratio) : { 6: "16 / 9", 3: "4 / 3", 2: "1" }[span];
  if (moving(media)) return h("video", { src: media.url, controls: true, preload: "metadata", style: look, "data-id": id });
  const picture = h("img", { src: media.url, alt: media.name || t("photo"), decoding: "sync", draggable: "false" });
  const enlarge = (event) => {
    event.stopPropagation();
    lightbox(photos, photos.indexOf(media));
  };
  const props = { type: "button", class: "tile", "aria-label": t("open-photo"), style: look, "data-id": id, on: { click: enlarge } };
  return h("button", props, picture);
}

function chip(media) {
  const sound = media.kind === "voice" || media.kind === "audio";
  const picture = sound ? "voice" : MOVING.has(media.kind) ? "play" : "file";
  const about = [media.duration ? clockLike(media.duration) : "", sizeOf(media.size)].filter(Boolean).join(" · ");
  return h("a", { class: "chip", href: media.url, download: media.name || media.kind, testid: "chip" },
    h("span", { class: "chip-icon" }, icon(picture)),
    h("span", { class: "chip-words" }, h("b", {}, sound ? t(media.kind) : media.name || t(media.kind)), h("span", { class: "muted" }, about)));
}

const clockLike = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
