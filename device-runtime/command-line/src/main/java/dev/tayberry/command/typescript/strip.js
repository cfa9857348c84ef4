'use strict';
// Runs Sucrase and gives it back what a debugger wants: every token where it was. The parameter `read` gives a file of the
// library, or null. The result is a function of the text of a file.

const modules = new Map();

// Not needed, or in the way: checks of its own options, debug output, and source maps, in whose place we get the tokens.
const ours = {
  'Options.js': { validateOptions() {} },
  'util/formatTokens.js': {},
  'computeSourceMap.js': {
    __esModule: true,
    default: ({ mappings }, file, options, source, tokens) => ({ mappings, tokens }),
  },
};

function load(path) {
  if (ours[path]) return ours[path];
  if (!modules.has(path)) {
    const module = { exports: {} };
    modules.set(path, module);
    const near = (name) => load(find(join(path, name)));
    new Function('exports', 'require', 'module', read(path))(module.exports, near, module);
  }
  return modules.get(path).exports;
}

function find(path) {
  return read(`${path}.js`) === null ? `${path}/index.js` : `${path}.js`;
}

function join(from, name) {
  const parts = from.split('/').slice(0, -1);
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const { transform } = load('index.js');
const { ContextualKeyword: keyword } = load('parser/tokenizer/keywords.js');
const { TokenType: type } = load('parser/tokenizer/types.js');

const OPTIONS = {
  transforms: ['typescript'],
  disableESTransforms: true,
  preserveDynamicImport: true,
  filePath: 'file',
  sourceMapOptions: { compiledFilename: 'file' },
};

/** Blanks where types were: tokens keep their columns, lines Sucrase keeps itself. */
function aligned(text, code, { mappings, tokens }) {
  let out = '';
  let done = 0;
  let column = 0;
  let lineStart = 0;
  const take = (end) => {
    const part = code.slice(done, end);
    const newline = part.lastIndexOf('\n');
    column = newline < 0 ? column + part.length : part.length - newline - 1;
    out += part;
    done = end;
  };
  let searched = 0;
  tokens.forEach((token, i) => {
    for (let at = text.indexOf('\n', searched); at >= 0 && at < token.start; at = text.indexOf('\n', searched)) {
      lineStart = at + 1;
      searched = at + 1;
    }
    const at = mappings[i];
    if (at === undefined || at < done || token.type === type.template) return;
    take(at);
    // An arrow function's parenthesis has moved behind the type of its result.
    const moved = token.type === type.arrow && code.startsWith(') =>', at) ? 2 : 0;
    const missing = token.start - lineStart - moved - column;
    if (missing > 0) {
      out += ' '.repeat(missing);
      column += missing;
    }
  });
  take(code.length);
  return out;
}

/** The first namespace with code in it: Sucrase would leave it out without a word. */
function namespace(tokens) {
  for (let i = 0; i < tokens.length - 2; i++) {
    const kind = tokens[i].contextualKeyword;
    if (!tokens[i].isType) continue;
    if (kind === keyword._declare) {
      i = declared(tokens, i);
    } else if (kind === keyword._namespace || kind === keyword._module) {
      const next = tokens[i + 1].type;
      const after = tokens[i + 2].type;
      const isNamed = next === type.name && (after === type.braceL || after === type.dot);
      if (isNamed) return tokens[i];
    }
  }
  return undefined;
}

/** The last token of a declaration in braces. */
function declared(tokens, from) {
  let depth = 0;
  for (let i = from + 1; i < tokens.length && tokens[i].isType; i++) {
    if (tokens[i].type === type.braceL) depth++;
    if (tokens[i].type === type.braceR && --depth === 0) return i;
    if (depth === 0 && tokens[i].type === type.semi) return i;
  }
  return from;
}

function place(text, at) {
  const before = text.slice(0, at).split('\n');
  return `${before.length}:${before.at(-1).length + 1}`;
}

return (text) => {
  try {
    const { code, sourceMap } = transform(text, OPTIONS);
    const refused = namespace(sourceMap.tokens);
    if (refused) {
      return {
        code: 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
        refused: `${place(text, refused.start)}: a namespace has no counterpart in JavaScript; make it a file of its own`,
      };
    }
    return { text: aligned(text, code, sourceMap) };
  } catch (error) {
    if (!error.loc) throw error;
    const message = error.message.replace('Error transforming file: ', '').replace(/ \(\d+:\d+\)$/, '');
    return {
      code: 'ERR_INVALID_TYPESCRIPT_SYNTAX',
      refused: `${error.loc.line}:${error.loc.column}: ${message}`,
    };
  }
};
