// One message as a bubble with its buttons.

import { clockTime, element, fileSize, richText } from "./text.js";

const NAMES = { photo: "Photo", voice: "Voice note", document: "File", sticker: "Sticker", location: "Location", contact: "Contact", dice: "Dice", other: "Message" };

export function summary(message) {
  if (message.deleted) return "";
  return message.text || NAMES[message.kind] || "Message";
}

function fileRow(icon, name, note, href) {
  const inside = [
    element("span", { class: "icon", "aria-hidden": "true" }, icon),
    element("span", {}, element("b", { dir: "auto" }, name), element("span", { class: "hint" }, note)),
  ];
  return href
    ? element("a", { class: "file", href, download: name }, ...inside)
    : element("div", { class: "file" }, ...inside);
}

function media(message) {
  const { kind, file, details } = message;
  if (kind === "text" || kind === "other") return null;
  if (kind === "sticker") return element("div", { class: "sticker", role: "img", "aria-label": "Sticker" }, details.emoji ?? "🙂");
  if (kind === "dice") return element("div", { class: "sticker", role: "img", "aria-label": `Dice, ${details.value}` }, details.emoji);
  if (kind === "location") return fileRow("⌖", "Location", `${details.latitude.toFixed(4)}, ${details.longitude.toFixed(4)}`);
  if (kind === "contact") return fileRow("☎", details.first_name, details.phone_number);
  if (!file) return fileRow("✕", NAMES[kind], "no longer kept");
  if (kind === "photo") return element("img", { src: file.url, alt: message.text || "Photo" });
  if (kind === "voice") return element("audio", { controls: true, preload: "none", src: file.url, "aria-label": "Voice note" });
  return fileRow("↓", file.name, fileSize(file.size), file.url);
}

function keyboard(message, actions) {
  if (!message.buttons.length) return null;
  let number = 0;
  const rows = message.buttons.map((row) => {
    const keys = row.map((button) => {
      const index = number++;
      if (button.url) {
        return element("a", { class: "key", dir: "auto", href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.text);
      }
      const key = element("button", { type: "button", class: "key", dir: "auto", "data-index": index }, button.text);
      key.addEventListener("click", () => actions.press(message, index, key));
      return key;
    });
    return element("div", { class: "keys" }, ...keys);
  });
  return element("div", { class: "keyboard", role: "group", "aria-label": "Buttons" }, ...rows);
}

export function bubble(message, actions, quoted) {
  const said = message.from === "bot" ? actions.botName : "You";
  const parts = [element("span", { class: "visually-hidden" }, `${said}: `)];
  if (message.reply_to) parts.push(element("p", { class: "reply", dir: "auto" }, quoted || "Message"));
  parts.push(media(message));
  if (message.text) {
    parts.push(element("p", { class: "text", dir: "auto" }, ...richText(message.text, message.entities, actions.command)));
  }
  const edited = message.edit_date ? "edited " : "";
  parts.push(element("time", { class: "stamp", datetime: new Date(message.date * 1000).toISOString() }, `${edited}${clockTime(message.date)}`));
  const body = element("div", { class: "bubble" }, ...parts);

  const more = element("button", { type: "button", class: "icon-button more", "aria-haspopup": "menu", "aria-label": "What to do with this message" }, "⋯");
  more.addEventListener("click", () => actions.menu(message, more));
  body.addEventListener("contextmenu", (event) => {
    if (window.getSelection()?.toString()) return;
    event.preventDefault();
    actions.menu(message, more);
  });
  const line = message.from === "bot" ? [body, more] : [more, body];
  return element(
    "li",
    { class: `message ${message.from}`, "data-id": message.message_id, "data-date": message.date },
    element("div", { class: "line" }, ...line),
    keyboard(message, actions),
  );
}
