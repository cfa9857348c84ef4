exports.named = 1;
throw Object.assign(new RangeError('while loading'), { detail: 7 });
