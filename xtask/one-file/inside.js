// Hands out a program that stands in the page, as the site's server would.

/** The program of that name, as the answer to a request. */
export function inside(name) {
  const packed = Uint8Array.from(atob(document.getElementById(name).textContent), (letter) => letter.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return Promise.resolve(new Response(plain, { headers: { 'Content-Type': 'application/wasm' } }));
}
