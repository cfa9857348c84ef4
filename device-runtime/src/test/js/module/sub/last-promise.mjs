export const name = 'loaded';
await null;
new Promise(() => {});
