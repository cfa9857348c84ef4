'use strict';
// Linux's errors as Node words them.

const ERRORS = {
  E2BIG: [7, 'argument list too long'], EACCES: [13, 'permission denied'], EADDRINUSE: [98, 'address already in use'],
  EAGAIN: [11, 'resource temporarily unavailable'], EBADF: [9, 'bad file descriptor'], EBUSY: [16, 'resource busy or locked'],
  ECONNREFUSED: [111, 'connection refused'], ECONNRESET: [104, 'connection reset by peer'], EEXIST: [17, 'file already exists'],
  EFBIG: [27, 'file too large'], EINVAL: [22, 'invalid argument'], EIO: [5, 'i/o error'], EISDIR: [21, 'illegal operation on a directory'],
  ELOOP: [40, 'too many symbolic links encountered'], EMFILE: [24, 'too many open files'], ENAMETOOLONG: [36, 'name too long'],
  ENODEV: [19, 'no such device'], ENOENT: [2, 'no such file or directory'], ENOSPC: [28, 'no space left on device'],
  ENOSYS: [38, 'function not implemented'], ENOTDIR: [20, 'not a directory'], ENOTEMPTY: [39, 'directory not empty'],
  ENOTSUP: [95, 'operation not supported on socket'], ENXIO: [6, 'no such device or address'], EPERM: [1, 'operation not permitted'],
  EPIPE: [32, 'broken pipe'], EROFS: [30, 'read-only file system'], ETIMEDOUT: [110, 'connection timed out'], EXDEV: [18, 'cross-device link not permitted'],
};

module.exports = {
  numbers: Object.fromEntries(Object.entries(ERRORS).map(([code, [number]]) => [code, number])),
  numberOf: (code) => -(ERRORS[code]?.[0] ?? 5),
  textOf: (code) => ERRORS[code]?.[1] ?? 'unknown error',
  nameOf: (number) => Object.keys(ERRORS).find((code) => ERRORS[code][0] === -number) ?? `Unknown system error ${number}`,
  map: () => new Map(Object.entries(ERRORS).map(([code, [number, text]]) => [-number, [code, text]])),
};
