// Every page works without this. It starts the design system's own components: the focus on an
// error summary, the count below a text area, the button that shows a password.
import { initAll } from "../nhsuk/nhsuk-frontend.min.js";

initAll();

// A form is sent once: a second click while the first is on its way does nothing.
for (const form of document.querySelectorAll("form[method=post]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
    }
    sent = true;
  });
}
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    window.location.reload();
  }
});
