// Starts the page of one file with its first program.

import init from 'muster-app';

await init({ module_or_path: inside(FIRST) });
