'use strict';
// What a value is inside, whatever it claims to be: each check asks a method that only the real
// thing answers. There is no way to know a Proxy or an external value from JavaScript.

const tagOfTyped = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
const getter = (Class, name) => Object.getOwnPropertyDescriptor(Class.prototype, name).get;
const tag = (value) => Object.prototype.toString.call(value);
const isObject = (value) => value !== null && typeof value === 'object';

function answers(method, ...args) {
  return (value) => {
    if (!isObject(value)) return false;
    try {
      method.call(value, ...args);
      return true;
    } catch {
      return false;
    }
  };
}

const types = {
  isDate: answers(Date.prototype.getTime),
  isRegExp: answers(getter(RegExp, 'source')),
  isMap: answers(Map.prototype.has),
  isSet: answers(Set.prototype.has),
  isWeakMap: answers(WeakMap.prototype.has, {}),
  isWeakSet: answers(WeakSet.prototype.has, {}),
  isArrayBuffer: answers(getter(ArrayBuffer, 'byteLength')),
  isSharedArrayBuffer: typeof SharedArrayBuffer === 'undefined' ? () => false : answers(getter(SharedArrayBuffer, 'byteLength')),
  isDataView: answers(getter(DataView, 'byteLength')),
  isNumberObject: answers(Number.prototype.valueOf),
  isStringObject: answers(String.prototype.valueOf),
  isBooleanObject: answers(Boolean.prototype.valueOf),
  isBigIntObject: answers(BigInt.prototype.valueOf),
  isSymbolObject: answers(Symbol.prototype.valueOf),
  isNativeError: (value) => isObject(value) && (Error.isError ? Error.isError(value) : value instanceof Error && tag(value) === '[object Error]'),
  isPromise: (value) => isObject(value) && value instanceof Promise && value !== Promise.prototype,
  isTypedArray: (value) => isObject(value) && tagOfTyped.call(value) !== undefined,
  isAnyArrayBuffer: (value) => types.isArrayBuffer(value) || types.isSharedArrayBuffer(value),
  isArrayBufferView: ArrayBuffer.isView,
  isBoxedPrimitive: (value) =>
    types.isNumberObject(value) || types.isStringObject(value) || types.isBooleanObject(value) || types.isBigIntObject(value) || types.isSymbolObject(value),
  isAsyncFunction: (value) => typeof value === 'function' && /Async/.test(tag(value)),
  isGeneratorFunction: (value) => typeof value === 'function' && /Generator/.test(tag(value)),
  isGeneratorObject: (value) => isObject(value) && /Generator\]$/.test(tag(value)),
  isMapIterator: (value) => isObject(value) && tag(value) === '[object Map Iterator]',
  isSetIterator: (value) => isObject(value) && tag(value) === '[object Set Iterator]',
  isArgumentsObject: (value) => isObject(value) && !(Symbol.toStringTag in value) && tag(value) === '[object Arguments]',
  isModuleNamespaceObject: (value) =>
    isObject(value) && tag(value) === '[object Module]' && Object.getPrototypeOf(value) === null && !Object.isExtensible(value),
  isProxy: () => false,
  isExternal: () => false,
  isCryptoKey: () => false,
  isKeyObject: () => false,
};

for (const name of ['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array',
  'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']) {
  types[`is${name}`] = (value) => isObject(value) && tagOfTyped.call(value) === name;
}
for (const [name, check] of Object.entries(types)) Object.defineProperty(check, 'name', { value: name });

module.exports = types;
