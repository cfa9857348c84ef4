import 'no-such-package';
// exit: 1
// err: Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'no-such-package'
