(() => {
  "use strict";

  // Ticks stay with this browser. Where it keeps nothing, boxes can be ticked all the same.
  const kept = {
    has(key) {
      try { return localStorage.getItem(key) !== null; } catch { return false; }
    },
    set(key, is) {
      try {
        if (is) localStorage.setItem(key, "done"); else localStorage.removeItem(key);
      } catch { /* nothing is kept */ }
    },
  };
  for (const box of document.querySelectorAll("input[data-step]")) {
    const key = `inroad-step-${box.dataset.step}`;
    box.checked = kept.has(key);
    box.addEventListener("change", () => kept.set(key, box.checked));
  }

  // Words to say can be copied, without the marks of their notes.
  const words = (quote) => [...quote.querySelectorAll("p")].map((line) => {
    const copy = line.cloneNode(true);
    copy.querySelectorAll(".marks").forEach((marks) => marks.remove());
    return copy.textContent.trim();
  }).join("\n");
  const copyBySelection = (text) => {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    return isCopied;
  };
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  };
  for (const quote of document.querySelectorAll("blockquote")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy these words";
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      button.textContent = await copy(words(quote)) ? "Copied" : "Could not copy";
      button.focus();
      setTimeout(() => { button.textContent = "Copy these words"; }, 2000);
    });
    quote.after(button);
  }

  // A link that leads into what is folded opens it.
  const unfold = () => {
    const target = document.getElementById(location.hash.slice(1));
    for (let at = target && target.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  if (location.hash) unfold();
})();
