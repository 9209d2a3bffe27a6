// What the page keeps in its database, seen and changed from outside.

/** The rows of a store: `[{ key, value }]`. */
export const rows = (page, store) => page.evaluate((store) => new Promise((done, failed) => {
  const opening = indexedDB.open('muster');
  opening.onerror = failed;
  opening.onsuccess = () => {
    const database = opening.result;
    const found = [];
    const walking = database.transaction(store).objectStore(store).openCursor();
    walking.onerror = failed;
    walking.onsuccess = () => {
      const cursor = walking.result;
      if (!cursor) { database.close(); done(found); return; }
      found.push({ key: cursor.key, value: cursor.value });
      cursor.continue();
    };
  };
}), store);

/** Puts a value into a store. */
export const put = (page, store, key, value) => page.evaluate(([store, key, value]) => new Promise((done, failed) => {
  const opening = indexedDB.open('muster');
  opening.onerror = failed;
  opening.onsuccess = () => {
    const database = opening.result;
    const transaction = database.transaction(store, 'readwrite');
    transaction.objectStore(store).put(value, key);
    transaction.onabort = failed;
    transaction.oncomplete = () => { database.close(); done(); };
  };
}), [store, key, value]);

/** Keeps everybody else from reading and writing, until `letGo` is called there. */
export const hold = (page) => page.evaluate(() => new Promise((done, failed) => {
  const opening = indexedDB.open('muster');
  opening.onerror = failed;
  opening.onsuccess = () => {
    const database = opening.result;
    const stores = [...database.objectStoreNames];
    const store = database.transaction(stores, 'readwrite').objectStore(stores[0]);
    let held = true;
    window.letGo = () => { held = false; };
    const goOn = () => {
      if (!held) { database.close(); return; }
      store.count().onsuccess = goOn;
    };
    goOn();
    done();
  };
}));

/** Makes a database of a former or later layout: `{ version, STORE: [{ key, value }] }`. */
export const make = (page, layout) => page.evaluate((layout) => new Promise((done, failed) => {
  const opening = indexedDB.open('muster', layout.version);
  const stores = Object.keys(layout).filter((name) => Array.isArray(layout[name]));
  opening.onerror = failed;
  opening.onupgradeneeded = () => {
    for (const name of stores) {
      const store = opening.result.createObjectStore(name);
      for (const { key, value } of layout[name]) store.put(value, key);
    }
  };
  opening.onsuccess = () => { opening.result.close(); done(); };
}), layout);
