// The files that wait to be sent with the next message.

import { h, iconButton } from "./dom.js";
import { t } from "./words.js";

const PHOTOS = new Set(["image/jpeg", "image/png", "image/webp"]);
const ALBUM = 10;

export class Attachments {
  constructor(onChange) {
    this.files = [];
    this.onChange = onChange;
    this.element = h("div", { class: "tray", testid: "tray", hidden: true });
  }

  add(files) {
    for (const file of files) this.files.push({ file, url: PHOTOS.has(file.type) ? URL.createObjectURL(file) : null });
    this.draw();
  }

  remove(item) {
    this.files = this.files.filter((other) => other !== item);
    if (item.url) URL.revokeObjectURL(item.url);
    this.draw();
  }

  clear() {
    for (const item of [...this.files]) this.remove(item);
  }

  draw() {
    this.element.hidden = this.files.length === 0;
    this.element.replaceChildren(...this.files.map((item) => this.preview(item)));
    this.onChange();
  }

  preview(item) {
    const remove = iconButton("close", t("remove", { name: item.file.name }), () => this.remove(item), { class: "shut" });
    const shown = item.url ? h("img", { src: item.url, alt: item.file.name }) : h("span", { class: "file-name" }, item.file.name);
    return h("div", { class: "preview", title: item.file.name }, shown, remove);
  }

  // Albums as Telegram makes them: pictures and videos together, other files together, ten at most.
  albums() {
    const kinds = { visual: [], other: [] };
    for (const { file } of this.files) {
      const visual = PHOTOS.has(file.type) || file.type.startsWith("video/");
      // A picture that is no photo for Telegram goes as a file.
      const plain = !visual && file.type.startsWith("image/");
      kinds[visual ? "visual" : "other"].push(plain ? new File([file], file.name, { type: "application/octet-stream" }) : file);
    }
    return Object.values(kinds).flatMap((files) => chunks(files));
  }
}

function chunks(files) {
  return Array.from({ length: Math.ceil(files.length / ALBUM) }, (_, n) => files.slice(n * ALBUM, (n + 1) * ALBUM));
}
