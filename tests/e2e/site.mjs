// The site as files: what its service worker lists, a copy to change, and the next version of it.

import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = process.env.SITE ?? fileURLToPath(new URL('../../dist', import.meta.url));

const LIST = /^const FILES = (\{[^}]*\});$/m;
/** Files that name others; a program names its script, too. */
const NAMING = /\.(js|html|json|wasm|webmanifest)$/;

/** The version and the list of files that the service worker of a site begins with. */
export function readSite(folder = DIST) {
  const path = join(folder, 'service-worker.js');
  assert.ok(existsSync(path), `${folder} has no service worker; \`cargo xtask service-worker FOLDER\` makes one`);
  const worker = readFileSync(path, 'utf8');
  const [, version] = worker.match(/^const VERSION = "([0-9a-f]+)";$/m);
  const [, list] = worker.match(LIST);
  return { version, files: JSON.parse(list.replace(/,\s*\}$/, '}')) };
}

/** Copies the site to a folder. */
export function copySite(to) {
  cpSync(DIST, to, { recursive: true });
}

/**
 * Makes the next version of the site in its folder: the program, its scripts and what starts it get
 * other names, everywhere, and every file another hash. Gives the former name of the program's script,
 * which is gone.
 */
export function releaseNext(folder) {
  const { version, files } = readSite(folder);
  const names = readdirSync(folder);
  const script = names.find((name) => /^muster-app-[0-9a-f]+\.js$/.test(name));
  const start = names.find((name) => /^start-[0-9a-f]+\.js$/.test(name));
  const former = [version, hashOf(script), hashOf(start)];
  const next = (text) => former.reduce((text, hash) => text.replaceAll(hash, reversed(hash)), text);
  for (const name of names) {
    const path = join(folder, name);
    // Every byte is a letter of its own, so that programs stay what they are.
    if (NAMING.test(name)) writeFileSync(path, next(readFileSync(path, 'latin1')), 'latin1');
    if (next(name) !== name) renameSync(path, join(folder, next(name)));
  }
  const worker = join(folder, 'service-worker.js');
  const list = Object.fromEntries(Object.entries(files).map(([name, hash]) => [next(name), reversed(hash)]));
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(LIST, `const FILES = ${JSON.stringify(list)};`));
  return script;
}

const hashOf = (name) => name.match(/-([0-9a-f]+)\.js$/)[1];

/** Another word of the same letters. */
const reversed = (hash) => {
  const other = [...hash].reverse().join('');
  assert.notEqual(other, hash);
  return other;
};
