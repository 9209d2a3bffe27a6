// Makes the pictures that an installed application needs out of static/icon.svg:
// `node xtask/icons/build.mjs`. They are kept in static/icons/, so that a build needs no browser.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeBrowser, launchBrowser } from '../../tests/e2e/support.mjs';

const STATIC = fileURLToPath(new URL('../../static/', import.meta.url));
const PICTURES = join(STATIC, 'icons');

const icon = readFileSync(join(STATIC, 'icon.svg'), 'utf8');
/** Without round corners: the system cuts it to its own shape, and the ring is well inside. */
const whole = icon.replace(' rx="7"', '');

const browser = await launchBrowser();
mkdirSync(PICTURES, { recursive: true });
for (const [name, size, svg] of [
  ['icon-192', 192, icon],
  ['icon-512', 512, icon],
  ['maskable-512', 512, whole],
  ['apple-touch-180', 180, whole],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), omitBackground: true });
  await page.close();
}
await closeBrowser();
