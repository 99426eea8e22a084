// The tools beside the phone: the product's clock, the faults, and blocking.

import { get, post, remove } from "./api.js";
import { element } from "./text.js";

const STEPS = {
  hour: { advance_seconds: 3600 },
  day: { advance_seconds: 86400 },
  week: { advance_seconds: 604800 },
  month: { advance_months: 1 },
};
const LONDON = new Intl.DateTimeFormat("en-GB", {
  weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "Europe/London",
});

export class Tools {
  // `actions`: attempt(promise) shows refusals, person() is the chosen person or null.
  constructor(actions) {
    this.actions = actions;
    this.offset = 0;
    for (const button of document.querySelectorAll("[data-advance]")) {
      button.addEventListener("click", () => this.#advance(STEPS[button.dataset.advance]));
    }
    document.getElementById("fault-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#addFault();
    });
    setInterval(() => this.#tick(), 5000);
  }

  setClock(view) {
    this.offset = Date.parse(view.now) - Date.now();
    const days = view.shift_seconds / 86400;
    const hours = Math.round(view.shift_seconds / 3600);
    const ahead = days >= 2 ? `${Math.round(days)} days` : `${hours} ${hours === 1 ? "hour" : "hours"}`;
    document.getElementById("clock-shift").textContent = view.shift_seconds ? `${ahead} ahead of this computer` : "The same as this computer";
    this.#tick();
  }

  #tick() {
    const now = new Date(Date.now() + this.offset);
    const shown = document.getElementById("clock-now");
    shown.textContent = LONDON.format(now).replace(",", "").replace(" at ", ", ");
    shown.setAttribute("datetime", now.toISOString());
  }

  async #advance(step) {
    const view = await this.actions.attempt(post("/sandbox/clock", step));
    if (view) this.setClock(view);
  }

  async #addFault() {
    const value = (id) => document.getElementById(id).value;
    const seconds = Number(value("fault-seconds"));
    const wish = { kind: value("fault-kind"), times: Number(value("fault-times")), retry_after: seconds, seconds };
    if (value("fault-method")) wish.method = value("fault-method");
    const person = this.actions.person();
    if (document.getElementById("fault-here").checked && person) wish.chat_id = person.id;
    await this.actions.attempt(post("/sandbox/faults", wish));
  }

  async loadFaults() {
    const answer = await this.actions.attempt(get("/sandbox/faults"));
    if (answer) this.showFaults(answer.faults);
  }

  showFaults(faults) {
    const list = document.getElementById("faults");
    list.replaceChildren(...faults.map((fault) => {
      const where = [fault.method ?? "any call", fault.chat_id ? "one chat" : ""].filter(Boolean).join(", ");
      const clear = element("button", { type: "button", class: "icon-button", "aria-label": `Take away ${fault.kind}` }, "✕");
      clear.addEventListener("click", () => this.actions.attempt(remove(`/sandbox/faults/${fault.id}`)));
      return element("li", {}, element("span", {}, `${fault.kind.replace("_", " ")} × ${fault.left} (${where})`), clear);
    }));
  }

  showFailure(call) {
    const how = call.fault ? `${call.fault.replace("_", " ")} (on demand)` : `${call.status} ${call.error ?? ""}`;
    document.getElementById("last-failure").textContent = `Last failure: ${call.method}, ${how}`;
  }

  showBlocked(blocked) {
    document.getElementById("block").textContent = blocked ? "Unblock the bot" : "Block the bot";
  }
}
