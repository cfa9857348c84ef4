import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const tries = [
  () => import('internal:files'),
  () => import('/:builtin/internal:files'),
  () => import('file:///:builtin/internal:files'),
  () => import('/:commonjs/etc/hostname'),
  () => import('/etc/hostname'),
  () => import('file:///etc/hostname'),
  () => import('../errors/throws.cjs'),
  async () => require('internal:files'),
  async () => require('../errors/throws.cjs'),
  async () => globalThis.__tayberry('internal:files'),
  async () => globalThis.__tayberry('/etc/hostname'),
];
for (const each of tries) {
  const error = await each().then(() => 'got it', (e) => e);
  process.stdout.write(`${error.code} ${error.name} ${error instanceof Error}\n`);
}
// out: ERR_UNKNOWN_BUILTIN_MODULE Error true
// out: ERR_MODULE_NOT_FOUND Error true
// out: ERR_MODULE_NOT_FOUND Error true
// out: ERR_MODULE_NOT_FOUND Error true
// out: ERR_ACCESS_DENIED Error true
// out: ERR_ACCESS_DENIED Error true
// out: ERR_ACCESS_DENIED Error true
// out: ERR_UNKNOWN_BUILTIN_MODULE Error true
// out: ERR_ACCESS_DENIED Error true
// out: ERR_UNKNOWN_BUILTIN_MODULE Error true
// out: ERR_ACCESS_DENIED Error true
