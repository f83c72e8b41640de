/**
 * What the web page does beyond being read: passages side by side, and a filter. Small, and without a line that depends
 * on the report, so that the page's policy allows exactly this text by its hash (`report-script.test.ts` compares them).
 */
export const reportScript = `
const form = document.getElementById("filter");
const claims = [...document.querySelectorAll("article.claim")];
const shown = document.getElementById("shown");
const fold = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
const texts = new Map(claims.map((claim) => [claim, fold(claim.textContent)]));
function filter() {
  const type = form.elements.namedItem("type").value;
  const standing = form.elements.namedItem("standing").value;
  const words = fold(form.elements.namedItem("words").value).split(/\\s+/).filter(Boolean);
  let many = 0;
  for (const claim of claims) {
    const fits = (type === "" || claim.dataset.type === type) && (standing === "" || claim.dataset.standing === standing) &&
      words.every((word) => texts.get(claim).includes(word));
    claim.hidden = !fits;
    if (fits) many += 1;
  }
  shown.textContent = many + " of " + claims.length + " claims shown";
}
if (form) {
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
}
for (const claim of claims) {
  const button = claim.querySelector("button.beside");
  if (!button) continue;
  button.hidden = false;
  const toggle = () => button.setAttribute("aria-pressed", String(claim.classList.toggle("side-by-side")));
  button.addEventListener("click", toggle);
  claim.querySelector("h3 a")?.addEventListener("click", toggle);
}
`;

/** SHA-256 of the script in base64, as a content security policy names it. */
export const REPORT_SCRIPT_SHA256 = "K6uKOOTr3LYfas6/ldSzGhtf8pNcZv39BrAgjz37CT0=";
