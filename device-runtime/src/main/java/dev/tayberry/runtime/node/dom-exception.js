'use strict';
// DOMException: what the web's APIs fail with.

const CODES = [
  ['INDEX_SIZE_ERR', 'IndexSizeError', 1], ['HIERARCHY_REQUEST_ERR', 'HierarchyRequestError', 3],
  ['WRONG_DOCUMENT_ERR', 'WrongDocumentError', 4], ['INVALID_CHARACTER_ERR', 'InvalidCharacterError', 5],
  ['NO_MODIFICATION_ALLOWED_ERR', 'NoModificationAllowedError', 7], ['NOT_FOUND_ERR', 'NotFoundError', 8],
  ['NOT_SUPPORTED_ERR', 'NotSupportedError', 9], ['INUSE_ATTRIBUTE_ERR', 'InUseAttributeError', 10],
  ['INVALID_STATE_ERR', 'InvalidStateError', 11], ['SYNTAX_ERR', 'SyntaxError', 12],
  ['INVALID_MODIFICATION_ERR', 'InvalidModificationError', 13], ['NAMESPACE_ERR', 'NamespaceError', 14],
  ['INVALID_ACCESS_ERR', 'InvalidAccessError', 15], ['TYPE_MISMATCH_ERR', 'TypeMismatchError', 17],
  ['SECURITY_ERR', 'SecurityError', 18], ['NETWORK_ERR', 'NetworkError', 19], ['ABORT_ERR', 'AbortError', 20],
  ['URL_MISMATCH_ERR', 'URLMismatchError', 21], ['QUOTA_EXCEEDED_ERR', 'QuotaExceededError', 22],
  ['TIMEOUT_ERR', 'TimeoutError', 23], ['INVALID_NODE_TYPE_ERR', 'InvalidNodeTypeError', 24],
  ['DATA_CLONE_ERR', 'DataCloneError', 25],
];

class DOMException extends Error {
  #name;

  constructor(message = '', options = 'Error') {
    const named = options !== null && typeof options === 'object';
    super(`${message}`, named && 'cause' in options ? { cause: options.cause } : undefined);
    this.#name = named ? `${options.name ?? 'Error'}` : `${options}`;
  }

  get name() {
    return this.#name;
  }

  get code() {
    return CODES.find(([, name]) => name === this.#name)?.[2] ?? 0;
  }
}

for (const [constant, , code] of CODES) {
  for (const target of [DOMException, DOMException.prototype]) Object.defineProperty(target, constant, { value: code, enumerable: true });
}
Object.defineProperty(DOMException.prototype, Symbol.toStringTag, { value: 'DOMException', configurable: true });

module.exports = { DOMException };
