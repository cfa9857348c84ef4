'use strict';
// The CommonJS half of the loader; parameter `native` is Modules' half. Its result is kept by Java.

const builtIns = new Map();
const cache = Object.create(null);

function requireBuiltIn(id) {
  const known = builtIns.get(id);
  if (known) return known.exports;
  const module = { id, exports: {} };
  builtIns.set(id, module);
  try {
    native.builtIn(id)(module, module.exports, requireInside, native.half(id));
  } catch (error) {
    builtIns.delete(id);
    throw error;
  }
  return module.exports;
}

/** What built-ins get as `require`: each other, and libraries that are packed with the runtime. */
function requireInside(id) {
  return id.startsWith('vendor:') ? requireVendored(id) : requireBuiltIn(native.builtInId(id));
}

/** A file of a packed library: it sees its neighbours and Node's built-ins. */
function requireVendored(id) {
  const path = native.vendored(id);
  const known = builtIns.get(path);
  if (known) return known.exports;
  const module = { id: path, exports: {} };
  builtIns.set(path, module);
  const folder = path.slice(0, path.lastIndexOf('/'));
  const requireNear = (name) => name.startsWith('.')
    ? requireVendored(`vendor:${folder}/${name}`)
    : native.isBuiltIn(name) ? requireInside(name) : requireVendored(`vendor:${name}`);
  native.vendorSource(path)(module, module.exports, requireNear);
  return module.exports;
}

class Module {
  constructor(filename, parent) {
    this.id = filename;
    this.path = native.folderOf(filename);
    this.exports = {};
    this.filename = filename;
    this.loaded = false;
    this.children = [];
    this.parent = parent;
    this.require = makeRequire(this);
  }
}
Module.Module = Module;
Module._cache = cache;
Module._extensions = { '.js': null, '.json': null };
Module.builtinModules = native.builtInNames();
Module.isBuiltin = (id) => native.isBuiltIn(String(id));
Module.createRequire = (filename) => {
  const text = String(filename);
  const path = text.startsWith('file:') ? native.pathOf(text) : text;
  if (!path.startsWith('/')) {
    const error = new TypeError(
      `createRequire: a file URL or an absolute path was expected, got ${text}`);
    error.code = 'ERR_INVALID_ARG_VALUE';
    throw error;
  }
  // A folder stands for a file in it.
  return makeRequire(new Module(text.endsWith('/') ? `${path.replace(/\/$/, '')}/noop.js` : path, undefined));
};

let mainModule;

function makeRequire(module) {
  function require(id) {
    if (typeof id !== 'string' || id === '') {
      const error = new TypeError(`require: the id must be a non-empty string, got ${String(id)}`);
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    const found = native.resolve(id, module.filename);
    return found.builtIn ? requireBuiltIn(found.id) : requireFile(found.id, module);
  }
  require.resolve = (id) => {
    const found = native.resolve(String(id), module.filename);
    return found.builtIn ? String(id) : found.id;
  };
  require.cache = cache;
  require.main = mainModule;
  require.extensions = Module._extensions;
  return require;
}

function requireFile(filename, parent) {
  const known = cache[filename];
  if (known) return known.exports;
  const module = new Module(filename, parent);
  cache[filename] = module;
  parent?.children.push(module);
  try {
    if (filename.endsWith('.json')) {
      module.exports = parseJson(filename);
    } else {
      const { exports } = module;
      native.compile(filename).call(
        exports, exports, module.require, module, filename, module.path);
    }
  } catch (error) {
    delete cache[filename];
    throw error;
  }
  module.loaded = true;
  return module.exports;
}

function parseJson(filename) {
  try {
    return JSON.parse(native.read(filename));
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
}

// What CommonJS modules threw when they were run for the names of their exports, until it is thrown
// on by the ES module that stands for them.
const failures = new Map();

/** What a synthetic ES module gets; in every program's reach. */
function requireAny(id) {
  native.allow(id);
  if (failures.has(id)) {
    const { error } = failures.get(id);
    failures.delete(id);
    throw error;
  }
  return id.startsWith('/') ? requireFile(id, undefined) : requireBuiltIn(id);
}
requireAny.resolver = (file) => function resolve(specifier) {
  return native.resolveImport(`${specifier}`, file);
};

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

return {
  requireAny,
  requireBuiltIn,
  Module,
  /** What an ES module may import by name. */
  exportNames(id) {
    try {
      const exports = requireAny(id);
      if (exports === null || (typeof exports !== 'object' && typeof exports !== 'function')) {
        return [];
      }
      return Object.keys(exports).filter((name) => name !== 'default' && identifier.test(name));
    } catch (error) {
      if (!id.startsWith('/')) throw error;
      failures.set(id, { error });
      const names = native.read(id).matchAll(/\bexports\.([\w$]+)\s*=/g);
      return [...new Set(Array.from(names, ([, name]) => name))].filter((name) => name !== 'default');
    }
  },
  takeFailure() {
    const [failure] = failures.values();
    failures.clear();
    return failure && [failure.error];
  },
  runMain(filename) {
    const module = new Module(filename, null);
    mainModule = module;
    module.id = '.';
    module.require = makeRequire(module);
    cache[filename] = module;
    native.compile(filename).call(
      module.exports, module.exports, module.require, module, filename, module.path);
    module.loaded = true;
    return module.exports;
  },
};
