throw Object.assign(new Error('outer', { cause: new TypeError('inner') }), { code: 'EFOO', path: '/x' });
// exit: 1
// err: Error: outer
// err: path: '/x'
// err: [cause]: TypeError: inner
