// Keeps the application's own files on the device, so that it opens without a network. In front of
// this stand VERSION and FILES (every file of the site with the hash of its content), which
// `cargo xtask dist` writes. What is promised, and how a host switches it off: docs/offline.md.

const SCOPE = self.registration.scope;

/** Sets of files are named by the folder of the site: an origin may hold several. */
const OURS = `muster ${SCOPE} `;
const INDEX = 'index.html';

/** Where a set keeps its own list; no file of the site has that name. */
const LIST = 'offline-list';

/** Files whose names change with their content. */
const HASHED = /^[a-z-]+-[0-9a-f]{8,16}[^/]*$/;

/** How long the network may take to answer before the kept page is shown, in milliseconds. */
const PATIENCE = 4_000;

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(begin()));
self.addEventListener('message', (event) => {
  if (event.data === 'version') event.source?.postMessage(`ready ${VERSION}`);
});
self.addEventListener('fetch', (event) => {
  const file = fileOf(event.request);
  if (file === undefined) return;
  event.respondWith(HASHED.test(file) ? fromSet(file, event.request) : fromNetwork(file, event.request));
});

/** The file of this site that is asked for; plans of the host and all else pass by. */
function fileOf(request) {
  if (request.method !== 'GET' || !request.url.startsWith(SCOPE)) return undefined;
  const file = new URL(request.url).pathname.slice(new URL(SCOPE).pathname.length) || INDEX;
  return Object.hasOwn(FILES, file) || HASHED.test(file) ? file : undefined;
}

async function fromSet(file, request) {
  return (await kept(file)) ?? fetch(request);
}

async function fromNetwork(file, request) {
  const answer = fetch(request);
  const here = await kept(file);
  if (!here) return answer;
  const late = new Promise((done) => { setTimeout(done, PATIENCE); });
  const first = await Promise.race([answer, late]).catch(() => undefined);
  // A login page or a broken server is no newer version; a host that took the page away is believed.
  return first && (first.ok || [404, 410].includes(first.status)) ? first : here;
}

/** The file as the newest whole set has it. Old windows ask for files of old sets by names of their own. */
async function kept(file) {
  for (const name of (await sets()).reverse()) {
    const set = await caches.open(name);
    const found = await set.match(file);
    if (found && (await set.match(INDEX))) return found;
  }
  return undefined;
}

/** The names of the sets of this site, oldest first. */
const sets = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

async function keepAll() {
  const name = `${OURS}${Date.now()} ${VERSION}`;
  const known = await earlier();
  const set = await caches.open(name);
  try {
    for (const file of Object.keys(FILES).filter((file) => file !== INDEX)) {
      await set.put(file, (await known(file)) ?? (await whole(file)));
    }
    await set.put(LIST, new Response(JSON.stringify(FILES)));
    const index = await whole(INDEX);
    if (!(await index.clone().text()).includes(VERSION)) throw new Error('the site is being replaced');
    // The last: a set that has it is whole.
    await set.put(INDEX, index);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  for (const window of await windows()) window.postMessage(`ready ${VERSION}`);
}

/** Finds a file in the newest set, where it is the same there. */
async function earlier() {
  const list = await kept(LIST);
  const files = list ? await list.json() : {};
  return async (file) => (files[file] === FILES[file] ? kept(file) : undefined);
}

async function whole(file) {
  const answer = await fetch(file, { cache: HASHED.test(file) ? 'default' : 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.status} for ${file}`);
  // A copy: browsers refuse an answer that was redirected as the page of an address. What was said of
  // the way over the network does not hold for it.
  const headers = new Headers(answer.headers);
  for (const name of ['vary', 'content-encoding', 'content-length']) headers.delete(name);
  return new Response(await answer.blob(), { headers });
}

async function begin() {
  // A window that is open may still need the files that it was made of.
  if (!(await windows()).length) {
    const [own, ...older] = (await sets()).reverse();
    if (own?.endsWith(VERSION)) for (const name of older) await caches.delete(name);
  }
  await self.clients.claim();
}

async function windows() {
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter(({ url }) => url.startsWith(SCOPE));
}
