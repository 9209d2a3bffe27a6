// Stands in the place of the service worker where a host wants none: whoever has one of an earlier
// release loses it, and what it kept, at the next visit.

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(end()));

async function end() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`muster ${self.registration.scope} `)) await caches.delete(name);
  }
  await self.registration.unregister();
}
