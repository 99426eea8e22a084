// The practice phone: joins the people, the chat, the message box and the tools.

import { Refusal, forPerson, get, listen, post } from "./api.js";
import { Composer } from "./composer.js";
import { MessageLog } from "./log.js";
import { closePanel, preparePanels } from "./panels.js";
import { PeopleList } from "./people.js";
import { openPopup, placeBeside } from "./popup.js";
import { Tools } from "./tools.js";

const HISTORY = 300;
const byId = (id) => document.getElementById(id);
const phone = { people: [], chosen: null, boot: null, payload: "", botName: document.body.dataset.botName };

let toastTimer = 0;
function toast(words, seconds = 4) {
  byId("toast").textContent = words;
  byId("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { byId("toast").hidden = true; }, seconds * 1000);
}

// Waits for an answer and shows a refusal in words; returns null when there was none.
async function attempt(promise) {
  try {
    return await promise;
  } catch (error) {
    toast(error instanceof Refusal ? error.message : "The practice phone is not answering.");
    return null;
  }
}

const person = () => phone.people.find(({ id }) => id === phone.chosen) ?? null;
const doAs = (what, body) => attempt(post(forPerson(phone.chosen, what), body));

const log = new MessageLog({
  botName: phone.botName,
  command: (text) => doAs("messages", { text }),
  typingEnded: () => { byId("chat-status").textContent = "bot"; },
  async press(message, index, key) {
    const press = await doAs("press", { message_id: message.message_id, button: index });
    if (press) log.spin(press.query_id, key);
  },
  menu(message, opener) {
    const items = [{ label: "Reply", act: () => composer.reply(message) }];
    if (message.from === "person" && message.kind === "text") items.push({ label: "Change", act: () => composer.edit(message) });
    if (message.text) items.push({ label: "Copy", act: () => navigator.clipboard?.writeText(message.text) });
    openPopup(byId("message-menu"), opener, items);
    placeBeside(byId("message-menu"), opener);
  },
});

const composer = new Composer({
  send: (text, replyTo) => doAs("messages", replyTo ? { text, reply_to: replyTo } : { text }),
  edit: (messageId, text) => doAs("edit", { message_id: messageId, text }),
  attach: (kind) => doAs("messages", { kind }),
});

const people = new PeopleList({
  choose: (id) => choose(id),
  async create(firstName, language) {
    const answer = await attempt(post("/sandbox/people", { first_name: firstName, language_code: language }));
    if (answer) {
      keepPerson(answer.person);
      await choose(answer.person.id);
    }
    return answer;
  },
});

const tools = new Tools({ attempt, person });

function keepPerson(changed) {
  const at = phone.people.findIndex(({ id }) => id === changed.id);
  if (at < 0) phone.people.push(changed);
  else phone.people[at] = changed;
  showPerson();
}

function showPerson() {
  people.show(phone.people, phone.chosen);
  const chosen = person();
  if (!chosen) return;
  const start = !chosen.started || phone.payload !== "";
  byId("chat-as").textContent = `as ${chosen.first_name}`;
  byId("blocked").hidden = !chosen.blocked;
  byId("start-bar").hidden = chosen.blocked || !start;
  byId("composer").hidden = chosen.blocked || start;
  byId("empty").hidden = log.messages.size > 0;
  tools.showBlocked(chosen.blocked);
}

async function loadMenu() {
  const id = phone.chosen;
  const answer = await attempt(get(forPerson(id, "commands")));
  if (!answer || id !== phone.chosen) return;
  composer.setCommands(answer.commands);
  byId("empty-text").textContent = [answer.description, "Press Start to begin."].filter(Boolean).join("\n\n");
}

async function choose(id) {
  if (id !== phone.chosen) composer.clear();
  phone.chosen = id;
  people.read(id);
  closePanel();
  const answer = await attempt(get(`${forPerson(id, "messages")}?limit=${HISTORY}`));
  if (!answer || id !== phone.chosen) return;
  log.fill(answer.messages);
  showPerson();
  remember(id);
  await loadMenu();
}

function remember(id) {
  const name = phone.people.find((one) => one.id === id)?.first_name ?? "";
  history.replaceState(null, "", `/?as=${encodeURIComponent(name)}`);
}

async function start() {
  const payload = phone.payload;
  phone.payload = "";
  if (await doAs("start", payload ? { payload } : {})) byId("composer-text").focus();
  showPerson();
}

const onEvent = {
  hello({ data }) {
    if (phone.boot && data.boot !== phone.boot) load();
    phone.boot = data.boot;
  },
  reset: () => load(),
  message({ person: whose, data }) {
    if (whose === phone.chosen) {
      log.show(data);
      byId("empty").hidden = log.messages.size > 0;
    } else if (data.from === "bot" && !data.deleted && !data.edit_date) {
      people.miss(whose);
      people.show(phone.people, phone.chosen);
    }
  },
  action({ person: whose, data }) {
    if (whose !== phone.chosen) return;
    byId("chat-status").textContent = data.action === "typing" ? "typing…" : "sending something…";
    log.showTyping(data.action);
  },
  answer({ person: whose, data }) {
    log.answered(data.query_id);
    if (whose === phone.chosen && data.text) toast(data.text, data.show_alert ? 10 : 4);
  },
  person: ({ data }) => keepPerson(data),
  bot: () => phone.chosen && loadMenu(),
  clock: ({ data }) => tools.setClock(data),
  faults: () => tools.loadFaults(),
  call: ({ data }) => tools.showFailure(data),
};

// Loads everything afresh; returns the number that events go on from.
async function load() {
  const state = await attempt(get("/sandbox/state"));
  if (!state) return null;
  phone.people = state.people;
  phone.boot = state.boot;
  tools.setClock(state.clock);
  tools.showFaults(state.faults);
  if (phone.chosen && person()) await choose(phone.chosen);
  else people.show(phone.people, null);
  return state.seq;
}

async function openLink() {
  const wishes = new URLSearchParams(location.search);
  const name = (wishes.get("as") ?? "").trim();
  const payload = wishes.get("start") ?? "";
  if (/^[A-Za-z0-9_-]{1,64}$/.test(payload)) phone.payload = payload;
  const known = phone.people.find((one) => one.first_name.toLowerCase() === name.toLowerCase());
  let chosen = known ?? (name ? null : phone.people[0]);
  if (!chosen) chosen = (await attempt(post("/sandbox/people", { first_name: name })))?.person ?? phone.people[0];
  if (!phone.people.includes(chosen)) keepPerson(chosen);
  await choose(chosen.id);
  if (name && phone.payload && document.body.dataset.mayStart === "yes") await start();
}

async function begin() {
  preparePanels();
  byId("start").addEventListener("click", start);
  byId("unblock").addEventListener("click", () => doAs("unblock"));
  byId("block").addEventListener("click", () => doAs(person()?.blocked ? "unblock" : "block"));
  let seq = await load();
  while (seq === null) {
    byId("offline").hidden = false;
    await new Promise((resolve) => { setTimeout(resolve, 1500); });
    seq = await load();
  }
  byId("offline").hidden = true;
  await openLink();
  listen(seq, (event) => onEvent[event.kind]?.(event), (fine) => { byId("offline").hidden = fine; });
}

begin();
