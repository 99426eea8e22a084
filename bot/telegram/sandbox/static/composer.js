// The message box: writing, changing, replying, the commands menu and the attach menu.

import { closePopup, openPopup } from "./popup.js";
import { summary } from "./bubbles.js";

const ATTACHMENTS = [
  { kind: "photo", label: "Photo of a document" },
  { kind: "voice", label: "Voice note" },
  { kind: "document", label: "File" },
  { kind: "sticker", label: "Sticker" },
  { kind: "location", label: "Location" },
  { kind: "contact", label: "Contact" },
];

export class Composer {
  // `actions`: send(text, replyTo), edit(messageId, text), attach(kind).
  constructor(actions) {
    this.actions = actions;
    this.form = document.getElementById("composer");
    this.box = document.getElementById("composer-text");
    this.note = document.getElementById("editing");
    this.menuButton = document.getElementById("menu-button");
    this.target = null;
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    this.box.addEventListener("input", () => this.#grow());
    this.box.addEventListener("keydown", (event) => this.#key(event));
    document.getElementById("stop-editing").addEventListener("click", () => this.stop());
    this.menuButton.addEventListener("click", () =>
      openPopup(document.getElementById("menu"), this.menuButton, this.commands.map(({ command, description }) => ({
        label: `/${command}`, note: description, act: () => this.actions.send(`/${command}`, null),
      }))));
    const attach = document.getElementById("attach-button");
    attach.addEventListener("click", () =>
      openPopup(document.getElementById("attach"), attach, ATTACHMENTS.map(({ kind, label }) => ({
        label, act: () => this.actions.attach(kind),
      }))));
    this.setCommands([]);
  }

  setCommands(commands) {
    this.commands = commands;
    this.menuButton.hidden = commands.length === 0;
  }

  edit(message) {
    this.#aim({ edit: message.message_id }, "Changing your message", message.text);
  }

  reply(message) {
    this.#aim({ reply: message.message_id }, `Reply: ${summary(message).slice(0, 60)}`, this.box.value);
  }

  #aim(target, words, text) {
    this.target = target;
    this.note.querySelector("span").textContent = words;
    this.note.hidden = false;
    this.box.value = text;
    this.#grow();
    this.box.focus();
  }

  stop() {
    if (this.target?.edit) this.box.value = "";
    this.target = null;
    this.note.hidden = true;
    this.#grow();
    this.box.focus();
  }

  clear() {
    this.target = null;
    this.note.hidden = true;
    this.box.value = "";
    this.#grow();
    closePopup();
  }

  async #submit() {
    const text = this.box.value;
    if (!text.trim()) return;
    const target = this.target;
    this.clear();
    this.box.focus();
    const done = target?.edit
      ? await this.actions.edit(target.edit, text)
      : await this.actions.send(text, target?.reply ?? null);
    // What could not be sent comes back, unless something else is being written by now.
    if (!done && !this.box.value) {
      this.box.value = text;
      this.target = target;
      this.note.hidden = !target;
      this.#grow();
    }
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.target) {
      this.stop();
    }
  }

  #grow() {
    this.box.style.setProperty("height", "auto");
    this.box.style.setProperty("height", `${this.box.scrollHeight + 2}px`);
  }
}
