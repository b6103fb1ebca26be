const REST_MS = 900;

/** While the chat is scrolled, the day at its top says which one it is; at rest it would hide the text. */
export function fadeDays(scroller) {
  let rest = null;
  scroller.addEventListener(
    "scroll",
    () => {
      const { top } = scroller.getBoundingClientRect();
      for (const date of scroller.querySelectorAll(".date")) {
        const day = date.parentElement.getBoundingClientRect();
        date.classList.toggle(
          "stuck",
          date.getBoundingClientRect().top > day.top + date.offsetHeight && day.top < top,
        );
      }
      scroller.classList.add("moving");
      clearTimeout(rest);
      rest = setTimeout(() => scroller.classList.remove("moving"), REST_MS);
    },
    { passive: true },
  );
}
