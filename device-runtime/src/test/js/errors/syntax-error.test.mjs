try {
  await import('./broken.js');
} catch (error) {
  process.stdout.write(`${error.name}\n`);
}
await import('./broken.js');
// exit: 1
// out: SyntaxError
// err: broken.js:2
