process.stdout.write(`${new Date().toISOString()} ${new Date(0).toISOString()} ${Date.UTC(1970, 0)}\n`);
process.stdout.write(`${new Date().constructor === Date} ${new Date() instanceof Date} ${typeof Date()}\n`);
process.stdout.write(`${Math.random()}\n`);
process.stdout.write(`${new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'UTC' }).format()}\n`);
// out: 2026-01-05T08:00:01.000Z 1970-01-01T00:00:00.000Z 0
// out: true true string
// out: 0.7308781907032909
// out: 2026
