"use strict";
// What pages do more easily with code than without; none of them needs it.
for (const button of document.querySelectorAll("[data-reveal]")) {
  const input = document.getElementById(button.dataset.reveal);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.firstChild.data = shown ? "Hide" : "Show";
  });
  input.form.addEventListener("submit", () => { input.type = "password"; });
}
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const parts = Array.from(source.querySelectorAll("code"), (code) => code.textContent);
    await navigator.clipboard.writeText(parts.length ? parts.join("\n") : source.textContent.replaceAll(" ", ""));
    button.textContent = "Copied";
  });
}
// A form that is on its way is not sent again by a second click.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
