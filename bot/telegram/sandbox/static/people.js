// The list of people to be.

import { element } from "./text.js";

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

function languageName(code) {
  try {
    return LANGUAGES.of(code);
  } catch {
    return code; // Somebody may have made up a language.
  }
}

export class PeopleList {
  // `actions`: choose(id), create(firstName, language).
  constructor(actions) {
    this.list = document.getElementById("people-list");
    this.actions = actions;
    this.unread = new Map();
    const form = document.getElementById("new-person");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const name = document.getElementById("new-name");
      if (await actions.create(name.value, document.getElementById("new-language").value)) name.value = "";
    });
  }

  show(people, chosenId) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.person : null;
    this.list.replaceChildren(...people.map((person, index) => {
      const count = this.unread.get(person.id) ?? 0;
      const state = person.blocked ? "blocked the bot" : person.started ? "" : "has not started";
      const button = element(
        "button",
        { type: "button", class: "person-button", "data-person": person.id, "aria-current": person.id === chosenId ? "true" : "false" },
        element("span", { class: `avatar c${index % 6}`, "aria-hidden": "true" }, [...person.first_name][0]),
        element("span", { class: "who" },
          element("strong", { dir: "auto" }, [person.first_name, person.last_name].filter(Boolean).join(" ")),
          element("span", {}, [languageName(person.language_code), state].filter(Boolean).join(" · "))),
        count ? element("span", { class: "unread" }, String(count), element("span", { class: "visually-hidden" }, " unread")) : null,
      );
      button.addEventListener("click", () => this.actions.choose(person.id));
      return element("li", {}, button);
    }));
    if (focused) this.list.querySelector(`[data-person="${focused}"]`)?.focus();
    document.getElementById("people-dot").hidden = ![...this.unread.values()].some(Boolean);
  }

  miss(id) {
    this.unread.set(id, (this.unread.get(id) ?? 0) + 1);
  }

  read(id) {
    this.unread.delete(id);
  }
}
