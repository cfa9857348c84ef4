await new Promise(() => {});
// exit: 13
// err: waits (await) for something that never comes
