// The release site, opened from a sub-folder, stands without a complaint.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

test('the page stands in a sub-folder without error and without foreign request', async () => {
  await withPage(site, {}, async (page, { requests }) => {
    assert.match(await page.title(), /Muster/);
    assert.notEqual((await page.locator('main').innerText()).trim(), '');
    const outside = requests.filter((address) => !address.startsWith(site.url) && !/^(data|blob):/.test(address));
    assert.deepEqual(outside, [], 'everything comes from the site\'s own folder');
  });
});

test('axe finds nothing on the first page, in light and dark, wide and narrow', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1440, 390]) {
      const context = { colorScheme, viewport: { width, height: 900 } };
      await withPage(site, { context }, (page) => axe(page));
    }
  }
});

test('the policy refuses inline scripts, inline styles and foreign addresses', async () => {
  await withPage(site, {}, async (page, { problems }) => {
    const refused = await page.evaluate(async () => {
      const seen = [];
      const reported = new Promise((done) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          if (seen.push(event.effectiveDirective) === 3) done();
        });
      });
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      document.body.setAttribute('style', 'color: red');
      await fetch('https://example.com/').catch(() => undefined);
      await reported;
      return { seen: seen.sort(), injected: window.injected === true };
    });
    assert.deepEqual(refused, {
      seen: ['connect-src', 'script-src-elem', 'style-src-attr'],
      injected: false,
    });
    // The browser reports each on the console, as it should, and nothing else.
    assert.deepEqual(problems.filter((text) => !/Content Security Policy/.test(text)), []);
    problems.length = 0;
  });
});
