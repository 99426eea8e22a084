// Turns a text and its entities into nodes; nothing is ever parsed as HTML.

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s",
  code: "code", pre: "pre", blockquote: "blockquote", spoiler: "span",
};

export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function wrap(entity, text, onCommand) {
  if (entity.type === "url" || entity.type === "text_link") {
    const href = entity.url ?? text;
    if (/^https?:/i.test(href)) {
      return element("a", { href, target: "_blank", rel: "noopener noreferrer" });
    }
  }
  if (entity.type === "bot_command") {
    return element("button", { type: "button", class: "command", onclick: () => onCommand(text) });
  }
  const tag = TAGS[entity.type];
  if (!tag) return element("span");
  return element(tag, entity.type === "spoiler" ? { class: "spoiler", tabindex: "0" } : {});
}

// Entities count UTF-16 units, as JavaScript strings do. They may nest but never cross.
export function richText(text, entities, onCommand) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);

  function fill(from, to, inner) {
    const nodes = [];
    let at = from;
    while (inner.length) {
      const entity = inner.shift();
      const end = Math.min(to, entity.offset + entity.length);
      if (entity.offset < at) continue;
      nodes.push(text.slice(at, entity.offset));
      const nested = [];
      while (inner.length && inner[0].offset < end) nested.push(inner.shift());
      const node = wrap(entity, text.slice(entity.offset, end), onCommand);
      node.append(...fill(entity.offset, end, nested));
      nodes.push(node);
      at = end;
    }
    nodes.push(text.slice(at, to));
    return nodes.filter((node) => node !== "");
  }

  return fill(0, text.length, sorted);
}

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "Europe/London" });

export const clockTime = (seconds) => CLOCK.format(new Date(seconds * 1000));
export const dayName = (seconds) => DAY.format(new Date(seconds * 1000));

export function fileSize(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}
