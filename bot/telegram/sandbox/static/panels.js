// Drawers on a narrow screen, and the switch between light and dark.

const scrim = document.getElementById("scrim");
let opened = null;

export function closePanel() {
  if (!opened) return;
  opened.panel.classList.remove("open");
  opened.button.setAttribute("aria-expanded", "false");
  opened.button.focus();
  scrim.hidden = true;
  opened = null;
}

function openPanel(button) {
  closePanel();
  const panel = document.getElementById(`${button.dataset.open}-panel`);
  panel.classList.add("open");
  button.setAttribute("aria-expanded", "true");
  scrim.hidden = false;
  opened = { panel, button };
  panel.querySelector(".close").focus();
}

function remembered() {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
}

export function preparePanels() {
  for (const button of document.querySelectorAll("[data-open]")) button.addEventListener("click", () => openPanel(button));
  for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", closePanel);
  scrim.addEventListener("click", closePanel);
  document.addEventListener("keydown", (event) => event.key === "Escape" && closePanel());

  const root = document.documentElement;
  if (remembered()) root.dataset.theme = remembered();
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Without storage the choice lasts until the page is closed.
    }
  });
}
