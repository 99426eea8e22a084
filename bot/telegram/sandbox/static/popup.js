// Small menus: open under a button, close on Escape or outside, move with the arrow keys.

import { element } from "./text.js";

let current = null;

export function closePopup(refocus = false) {
  if (!current) return;
  current.popup.hidden = true;
  current.opener.setAttribute("aria-expanded", "false");
  if (refocus) current.opener.focus();
  current = null;
}

// `items` are {label, note, act}.
export function openPopup(popup, opener, items) {
  const again = current?.popup === popup && current?.opener === opener;
  closePopup();
  if (again) return;
  popup.replaceChildren(
    ...items.map(({ label, note, act }) =>
      element(
        "button",
        { type: "button", role: "menuitem", onclick: () => { closePopup(true); act(); } },
        element("b", {}, label),
        note ? element("span", { dir: "auto" }, note) : null,
      ),
    ),
  );
  popup.hidden = false;
  opener.setAttribute("aria-expanded", "true");
  current = { popup, opener };
  popup.querySelector("button")?.focus();
}

// Puts a floating popup beside its opener, inside the phone.
export function placeBeside(popup, opener) {
  const room = popup.offsetParent.getBoundingClientRect();
  const spot = opener.getBoundingClientRect();
  const top = Math.min(spot.bottom - room.top, room.height - popup.offsetHeight - 8);
  const left = Math.min(spot.left - room.left, room.width - popup.offsetWidth - 8);
  popup.style.setProperty("top", `${Math.max(8, top)}px`);
  popup.style.setProperty("left", `${Math.max(8, left)}px`);
}

document.addEventListener("keydown", (event) => {
  if (!current) return;
  const items = [...current.popup.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  if (event.key === "Escape") closePopup(true);
  else if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus();
  else if (event.key === "ArrowUp") items[(at - 1 + items.length) % items.length]?.focus();
  else return;
  event.preventDefault();
});

document.addEventListener("pointerdown", (event) => {
  if (current && !current.popup.contains(event.target) && !current.opener.contains(event.target)) closePopup();
});
