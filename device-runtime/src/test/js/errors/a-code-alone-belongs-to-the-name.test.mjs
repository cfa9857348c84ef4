setTimeout(() => {
  throw Object.assign(new Error('lost'), { code: 'EFOO' });
}, 1);
// exit: 1
// err: Error [EFOO]: lost
