/*
 * The service worker. It answers one kind of request: a page that the network cannot bring, with one that says so. It
 * keeps nothing of what the server sends, and touches no other request.
 */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode !== "navigate" || request.method !== "GET") return;
  event.respondWith(fetch(request).catch(() => offlinePage(request.url)));
});

async function offlinePage(url) {
  const lead = navigator.onLine ? "The server does not answer" : "There is no connection";
  const kept = (await keptInWords()).map((sentence) => `<p>${sentence}</p>`).join("");
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${lead} · Crossread</title><style>${style}</style></head>
<body><main><h1>${lead}</h1>
<p>This page could not be loaded, and Crossread keeps no pages on this device.</p>${kept}
<p><a href="${escaped(url)}">Try again</a></p></main></body></html>`;
  return new Response(page, {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  });
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** How much this browser keeps for its accounts; never what it says. */
async function keptInWords() {
  const changes = await read("crossread", "changes", (store) => store.getAll(), []);
  const texts = await read("crossread-texts", "texts", (store) => store.count(), 0);
  const refused = changes.filter((change) => change.refused !== null).length;
  const waiting = changes.length - refused;
  const said = [];
  if (waiting > 0) {
    const [are, they] = waiting === 1 ? ["1 change is", "It"] : [`${waiting} changes are`, "They"];
    said.push(
      `${are} kept on this device. ${they} will be sent when the server answers and the investigation is open.`,
    );
  }
  if (refused > 0) {
    const are = refused === 1 ? "1 refused change is" : `${refused} refused changes are`;
    said.push(`${are} kept until the author has dealt with it.`);
  }
  if (texts > 0) said.push("Words of a text written together are kept on this device, and will be sent with it.");
  return said.length > 0 ? said : ["Nothing on this device waits to be sent."];
}

/** What a database of the pages has; `none` where there is no such database, which is not made here. */
function read(name, storeName, ask, none) {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve(none);
    opening.onsuccess = () => {
      const database = opening.result;
      const answer = (value) => {
        database.close();
        resolve(value);
      };
      if (!database.objectStoreNames.contains(storeName)) return answer(none);
      const asked = ask(database.transaction(storeName).objectStore(storeName));
      asked.onsuccess = () => answer(asked.result);
      asked.onerror = () => answer(none);
    };
  });
}

const style = `
  :root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1f1d1a; --accent: #1d4f7c; }
  @media (prefers-color-scheme: dark) { :root { --paper: #191714; --ink: #ece8e1; --accent: #9cc4ea; } }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 18vh auto 0; padding: 0 24px; }
  h1 { font: 600 28px/1.3 Georgia, serif; margin: 0 0 12px; }
  a { display: inline-block; margin-top: 12px; padding: 8px 18px; border: 1px solid var(--accent); border-radius: 6px;
    color: var(--accent); font-weight: 600; text-decoration: none; }
  a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
