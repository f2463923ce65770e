// Filters the failures; without it all of them are shown.
document.documentElement.classList.add("scripted");
const buttons = [...document.querySelectorAll(".stages button")];
const search = document.querySelector(".narrow input");
const classes = document.querySelector(".narrow select");
const count = document.querySelector(".narrow output");
const articles = [...document.querySelectorAll("#failures article")];

function narrow() {
  const stage = buttons.find((button) => button.ariaPressed === "true")?.dataset.stage;
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const article of articles) {
    const text = article.textContent.toLowerCase();
    const fits = (!stage || article.dataset.stage === stage)
      && (!classes.value || article.dataset.class === classes.value)
      && words.every((word) => text.includes(word));
    article.hidden = !fits;
    shown += fits;
  }
  for (const section of document.querySelectorAll("#failures .stage"))
    section.hidden = !section.querySelector("article:not([hidden])");
  count.textContent = shown === articles.length ? `${shown} failures` : `${shown} of ${articles.length}`;
}

if (search) {
  for (const button of buttons)
    button.addEventListener("click", () => {
      const pressed = button.ariaPressed === "true";
      for (const other of buttons) other.ariaPressed = "false";
      button.ariaPressed = String(!pressed);
      narrow();
    });
  search.addEventListener("input", narrow);
  classes.addEventListener("change", narrow);
  narrow();
}
