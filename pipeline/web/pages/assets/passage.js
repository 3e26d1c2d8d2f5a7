// A passage: what is being changed, words to fill in, terms from a selection, keys.
"use strict";

(() => {
  const form = document.getElementById("answer");
  if (!form) return;
  const box = document.getElementById("text");
  const note = document.getElementById("note");
  const first = form.querySelector("button.first");
  const find = (name) => document.getElementById(name);

  // The words that are changed. Cut and paired as the server does it (difference.py).
  const TOKEN = new RegExp(
    "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}" +
      "\\p{sc=Myanmar}]\\p{M}*|[\\p{L}\\p{M}\\p{N}_'’\\u200c\\u200d]+|\\s+|\\p{RI}\\p{RI}" +
      "|.(?:[\\p{M}\\p{Emoji_Modifier}]|\\u200d.)*",
    "gsu",
  );
  const MOST = 400;

  function paired(one, other) {
    const wide = other.length + 1;
    const longest = new Uint16Array((one.length + 1) * wide);
    for (let a = one.length - 1; a >= 0; a--) {
      for (let b = other.length - 1; b >= 0; b--) {
        longest[a * wide + b] =
          one[a] === other[b]
            ? longest[(a + 1) * wide + b + 1] + 1
            : Math.max(longest[(a + 1) * wide + b], longest[a * wide + b + 1]);
      }
    }
    const steps = [];
    let a = 0;
    let b = 0;
    while (a < one.length || b < other.length) {
      if (a < one.length && b < other.length && one[a] === other[b]) {
        steps.push([one[a++], other[b++]]);
      } else if (
        b === other.length ||
        (a < one.length && longest[(a + 1) * wide + b] >= longest[a * wide + b + 1])
      ) {
        steps.push([one[a++], ""]);
      } else {
        steps.push(["", other[b++]]);
      }
    }
    return steps;
  }

  function difference(before, after) {
    const one = before.match(TOKEN) || [];
    const other = after.match(TOKEN) || [];
    let start = 0;
    while (start < one.length && one[start] === other[start]) start++;
    let end = 0;
    const most = Math.min(one.length, other.length) - start;
    while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
    const [gone, come] = [one, other].map((all) => all.slice(start, all.length - end));
    const inner =
      Math.max(gone.length, come.length) > MOST
        ? [[gone.join(""), come.join("")]]
        : paired(gone, come);
    const head = one.slice(0, start).join("");
    const tail = one.slice(one.length - end).join("");
    const parts = [];
    let open = null; // a change, and the spaces behind it
    const close = () => {
      if (!open) return;
      if (open.gone) parts.push(["del", open.gone]);
      if (open.come) parts.push(["ins", open.come]);
      if (open.spaces) parts.push(["", open.spaces]);
      open = null;
    };
    for (const [was, is] of [[head, head], ...inner, [tail, tail]]) {
      if (was === is && open && !was.trim()) open.spaces += was;
      else if (was === is) {
        close();
        parts.push(["", was]);
      } else {
        open = open || { gone: "", come: "", spaces: "" };
        open.gone += open.spaces + was;
        open.come += open.spaces + is;
        open.spaces = "";
      }
    }
    close();
    return parts;
  }

  if (box) {
    const label = first.querySelector("span");
    const shown = find("changes");
    const before = box.dataset.before;
    const draw = () => {
      const same = box.value.trim() === before.trim();
      shown.hidden = shown.parentElement.hidden = same;
      shown.replaceChildren();
      label.textContent = same ? first.dataset.plain : first.dataset.changed;
      if (same) return;
      for (const [name, text] of difference(before, box.value)) {
        const part = name ? document.createElement(name) : document.createTextNode("");
        part.textContent = text;
        shown.append(part);
      }
    };
    box.addEventListener("input", draw);
    box.addEventListener("keydown", (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.isComposing;
      if (event.key === "Enter" && isPlain && !before.includes("\n")) event.preventDefault();
    });
    for (const button of document.querySelectorAll("[data-fill]")) {
      button.hidden = false;
      button.addEventListener("click", (event) => {
        event.preventDefault();
        box.value = button.closest("li").querySelector(".offer").textContent;
        draw();
        box.focus();
      });
    }
    terms();
  }

  // A term begins with the words that were selected last on either side.
  function terms() {
    const [source, target] = document.querySelectorAll(".pair .words");
    const [one, other] = [find("term-source"), find("term-target")];
    const selected = { source: "", target: "" };
    const tidy = (text) => (text.length > 60 ? "" : text.trim().replace(/\s+/g, " "));
    document.addEventListener("selectionchange", () => {
      if (document.activeElement === box) {
        const words = box.value.slice(box.selectionStart, box.selectionEnd);
        if (words !== box.value) selected.target = tidy(words) || selected.target;
        return;
      }
      const selection = document.getSelection();
      const words = tidy(String(selection));
      if (!words) return;
      if (source.contains(selection.anchorNode)) selected.source = words;
      if (target.contains(selection.anchorNode)) selected.target = words;
    });
    one.closest("details").addEventListener("toggle", (event) => {
      if (!event.target.open) return;
      one.value = one.value || selected.source;
      other.value = other.value || selected.target;
      (one.value ? other : one).focus();
    });
    for (const field of [one, other]) {
      field.addEventListener("keydown", (event) => {
        const isPlain = !event.ctrlKey && !event.metaKey;
        if (event.key === "Enter" && isPlain) event.preventDefault(); // it would approve
      });
    }
  }

  let isSent = false;
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });

  // Keys with Ctrl or Alt, which can be switched off.
  const NAME = "passerelle-keys";
  const choice = find("keys").querySelector("input");
  const kept = (value) => {
    try {
      if (value) localStorage.setItem(NAME, value);
      return localStorage.getItem(NAME);
    } catch {
      return value; // no storage is allowed: it holds for this page
    }
  };

  function tell() {
    for (const one of document.querySelectorAll("[data-keys]")) {
      one.querySelector("kbd")?.remove();
      one.removeAttribute("aria-keyshortcuts");
      if (!choice.checked) continue;
      const sign = document.createElement("kbd");
      sign.setAttribute("aria-hidden", "true");
      sign.dir = "ltr";
      sign.textContent = one.dataset.keys.replace("Control", "Ctrl");
      one.append(" ", sign);
      one.setAttribute("aria-keyshortcuts", one.dataset.keys);
    }
  }

  function keysOf(event) {
    const isControl = event.ctrlKey || event.metaKey;
    if (event.shiftKey || event.isComposing || isControl === event.altKey) return "";
    if (isControl) return event.key === "Enter" ? "Control+Enter" : "";
    const letter = /^[a-z]$/i.test(event.key) ? event.key : event.code.replace("Key", "");
    return `Alt+${letter.toUpperCase()}`;
  }

  choice.checked = kept() !== "off";
  choice.addEventListener("change", () => {
    kept(choice.checked ? "on" : "off");
    tell();
  });
  find("keys").hidden = false;
  tell();

  document.addEventListener("keydown", (event) => {
    if (!choice.checked || event.repeat) return;
    const keys = keysOf(event);
    const found = keys && document.querySelector(`[data-keys="${CSS.escape(keys)}"]`);
    if (!found) return;
    event.preventDefault();
    if (document.activeElement === note && found === first) {
      find("ask").querySelector("button").click();
    } else if (found.tagName === "SUMMARY") {
      found.parentElement.open = true;
      note.focus();
    } else {
      found.click();
    }
  });
})();
