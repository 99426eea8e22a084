// The list of messages: keeps its order, its days, its end in sight, and the bot's typing.

import { bubble, summary } from "./bubbles.js";
import { dayName, element } from "./text.js";

const TYPING_MILLISECONDS = 5000;
const SPINNER_MILLISECONDS = 30000;

export class MessageLog {
  constructor(actions) {
    this.log = document.getElementById("log");
    this.list = document.getElementById("messages");
    this.typing = document.getElementById("typing");
    this.toEnd = document.getElementById("to-end");
    this.actions = actions;
    this.messages = new Map();
    this.missed = 0;
    this.waiting = new Map();
    this.log.addEventListener("scroll", () => this.#seen());
    this.toEnd.addEventListener("click", () => this.scrollToEnd());
    // Photos take their room only when they have come.
    this.list.addEventListener("load", () => this.stick && this.scrollToEnd(), true);
    this.stick = true;
    // The end stays in sight when the message box grows.
    new ResizeObserver(() => this.stick && this.scrollToEnd()).observe(this.log);
  }

  // Shows a whole chat anew, without reading it out.
  fill(messages) {
    this.log.setAttribute("aria-live", "off");
    this.messages.clear();
    this.waiting.clear();
    this.list.replaceChildren();
    this.hideTyping();
    for (const message of messages) this.#place(message);
    this.#days();
    this.scrollToEnd();
    requestAnimationFrame(() => this.log.setAttribute("aria-live", "polite"));
  }

  // Shows a new, changed or deleted message.
  show(message) {
    const known = this.messages.get(message.message_id);
    if (known && known.seq >= message.seq) return;
    const follow = this.#atEnd() || (!known && message.from === "person");
    this.#place(message);
    this.#days();
    if (message.from === "bot" && !known) this.hideTyping();
    if (follow) this.scrollToEnd();
    else if (!known && !message.deleted) this.#miss();
  }

  #place(message) {
    const old = this.list.querySelector(`[data-id="${message.message_id}"]`);
    if (message.deleted) {
      this.messages.delete(message.message_id);
      old?.remove();
      return;
    }
    this.messages.set(message.message_id, message);
    const original = this.messages.get(message.reply_to);
    const node = bubble(message, this.actions, original && summary(original));
    if (old) {
      const focused = old.contains(document.activeElement) ? document.activeElement.dataset.index : undefined;
      old.replaceWith(node);
      if (focused !== undefined) node.querySelector(`[data-index="${focused}"]`)?.focus();
      return;
    }
    const later = [...this.list.querySelectorAll(".message")].reverse();
    const before = later.find((item) => Number(item.dataset.id) < message.message_id);
    if (before) before.after(node);
    else this.list.prepend(node);
  }

  #days() {
    for (const mark of this.list.querySelectorAll(".day")) mark.remove();
    let last = "";
    for (const item of [...this.list.querySelectorAll(".message")]) {
      const day = dayName(Number(item.dataset.date));
      if (day !== last) item.before(element("li", { class: "day" }, day));
      last = day;
    }
  }

  // Marks a button as pressed until the bot answers that press.
  spin(queryId, key) {
    if (this.waiting.get(queryId) === "answered") return;
    key.setAttribute("aria-busy", "true");
    key.classList.add("pressed");
    const stop = () => {
      key.removeAttribute("aria-busy");
      setTimeout(() => key.classList.remove("pressed"), 250);
    };
    this.waiting.set(queryId, stop);
    setTimeout(stop, SPINNER_MILLISECONDS);
  }

  answered(queryId) {
    const stop = this.waiting.get(queryId);
    this.waiting.set(queryId, "answered");
    if (typeof stop === "function") stop();
  }

  showTyping(action) {
    if (action === "cancel") return this.hideTyping();
    const follow = this.#atEnd();
    this.typing.hidden = false;
    if (follow) this.scrollToEnd();
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.hideTyping(), TYPING_MILLISECONDS);
    return undefined;
  }

  hideTyping() {
    this.typing.hidden = true;
    this.actions.typingEnded();
  }

  scrollToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.stick = true;
    this.missed = 0;
    this.toEnd.hidden = true;
  }

  #atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
  }

  #miss() {
    this.missed += 1;
    document.getElementById("to-end-count").textContent = String(this.missed);
    this.toEnd.hidden = false;
  }

  #seen() {
    this.stick = this.#atEnd();
    if (this.stick) {
      this.missed = 0;
      this.toEnd.hidden = true;
    }
  }
}
