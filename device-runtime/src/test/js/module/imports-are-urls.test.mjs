import { pathToFileURL } from 'node:url';
const encoded = './sub/odd%20name%231%2050%25.mjs';
const { default: name, first } = await import(encoded);
process.stdout.write(`${name}\n`);
const byUrl = await import(pathToFileURL(`${import.meta.dirname}/sub/odd name#1 50%.mjs`).href);
process.stdout.write(`${byUrl.first === first}\n`);
process.stdout.write(`${(await import(`${encoded}?again`)).first === first}\n`);
await import('./sub%2fasks.mjs').catch((error) => process.stdout.write(`${error.code}\n`));
// out: odd name#1 50%.mjs
// out: true
// out: false
// out: ERR_INVALID_MODULE_SPECIFIER
