// Talks to the sandbox's control API and listens to its events.

export class Refusal extends Error {}

async function call(verb, path, body) {
  const options = { method: verb, headers: {} };
  if (verb !== "GET") {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body ?? {});
  }
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Refusal(answer.error ?? "That did not work.");
  return answer;
}

export const get = (path) => call("GET", path);
export const post = (path, body) => call("POST", path, body);
export const remove = (path) => call("DELETE", path);

export const forPerson = (id, what) => `/sandbox/people/${id}/${what}`;

// Calls onEvent for each event after `since`, and onLine(true|false) when the line comes and goes.
export function listen(since, onEvent, onLine) {
  let source = null;
  let last = since;
  let timer = 0;

  function open() {
    source = new EventSource(`/sandbox/events?since=${last}`);
    source.onmessage = (message) => {
      const event = JSON.parse(message.data);
      last = Math.max(event.kind === "reset" ? 0 : last, event.seq);
      onLine(true);
      onEvent(event);
    };
    source.onerror = () => {
      onLine(false);
      source.close();
      clearTimeout(timer);
      timer = setTimeout(open, 1500);
    };
  }

  open();
}
