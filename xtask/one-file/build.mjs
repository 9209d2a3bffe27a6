// Makes one file of the release site: `node xtask/one-file/build.mjs dist` writes dist/muster.html,
// which holds the page, its style, its programs (compressed) and a place for a plan, and opens
// from a disk without any network.
//
// From `file:` a browser refuses what the site relies on: modules and programs that are fetched,
// and workers. So the scripts are joined into one inline module, every program stands in the page
// as a block of text that no browser runs, and `inside` hands it out where the site would fetch.
// The policy names both inline parts by their hashes and permits nothing else.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const START = fileURLToPath(new URL('start.js', import.meta.url));

/** Where a script of the site fetches a program that stands beside it. */
const FETCH = /fetch\(new URL\((["'])\.\/([\w.-]+\.wasm)\1, import\.meta\.url\)\)/g;

const dist = argv[2];
const read = (name) => readFileSync(join(dist, name), 'utf8');
const one = (names, what) => {
  if (names.length !== 1) throw new Error(`dist has ${names.length} files for ${what}; has the build changed?`);
  return names[0];
};

/** The site's scripts and the start of this file as one module. */
async function script(app, first) {
  const result = await build({
    entryPoints: [START],
    bundle: true,
    format: 'esm',
    minify: true,
    legalComments: 'none',
    write: false,
    define: { FIRST: JSON.stringify(first) },
    plugins: [{
      name: 'site',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^muster-app$/ }, () => ({ path: join(process.cwd(), dist, app) }));
        onLoad({ filter: /\.js$/ }, ({ path }) => ({
          contents: readFileSync(path, 'utf8').replace(FETCH, (_, quote, name) => `inside(${JSON.stringify(name)})`),
          loader: 'js',
        }));
      },
    }],
    inject: [START.replace('start.js', 'inside.js')],
  });
  const code = result.outputFiles[0].text.trim();
  if (code.includes('</script')) throw new Error('the joined script cannot stand in a page');
  return code;
}

const names = readdirSync(dist);
const programs = names.filter((name) => name.startsWith('muster-app-') && name.endsWith('.wasm'));
const first = one(programs.filter((name) => name.endsWith('_bg.wasm')), 'the first program');
const app = one(names.filter((name) => /^muster-app-[0-9a-f]+\.js$/.test(name)), 'the bindings');
const style = read(one(names.filter((name) => name.endsWith('.css')), 'the style sheet'));
const code = await script(app, first);

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'", `script-src ${hash(code)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`,
  'img-src data:', "base-uri 'none'", "form-action 'none'",
].join('; ');
const icon = `data:image/svg+xml,${encodeURIComponent(read('static/icon.svg').trim())}`;
const blocks = programs.map((name) => {
  const packed = gzipSync(readFileSync(join(dist, name)), { level: 9 }).toString('base64');
  return `<script type="application/wasm+gzip" id="${name}">${packed}</script>`;
});
const description = read('index.html').match(/<meta name="description" content="[^"]*">/)?.[0] ?? '';

writeFileSync(join(dist, 'muster.html'), `<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${description}
<title>Muster</title>
<link rel="icon" type="image/svg+xml" href="${icon}">
<style>${style}</style>
<script type="application/json" id="muster-plan"></script>
${blocks.join('\n')}
<script type="module">${code}</script>
</head>
<body>
<noscript>Muster runs in the browser and needs JavaScript and WebAssembly. Nothing you type leaves this device.</noscript>
</body>
</html>
`);
