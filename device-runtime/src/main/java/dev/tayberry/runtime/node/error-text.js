'use strict';
// What inspect() shows of an error: its stack, its cause, and what was hung on it.
const { formatValue } = require('internal:inspect-values');

function head(error) {
  const name = error.name != null && String(error.name) !== '' ? String(error.name) : 'Error';
  const message = error.message != null ? String(error.message) : '';
  return message === '' ? name : `${name}: ${message}`;
}

/** The stack under the name the error goes by now: subclasses and codes are set after it is taken. */
function stackText(error, name) {
  let stack = error.stack ? String(error.stack) : '';
  if (!stack) {
    const text = Error.prototype.toString.call(error);
    return text || head(error);
  }
  const own = String(error.name ?? 'Error');
  const frames = stack.search(/\n {4}at /);
  const top = frames < 0 ? stack : stack.slice(0, frames);
  let title = top;
  if (name && name !== own && !title.includes(name)) {
    const [, rest] = /^[A-Za-z_$][\w$]*((?: \[[^\]]+\])?(?::|$)[\s\S]*)$/.exec(title) ?? [];
    if (rest !== undefined && title.startsWith(own)) title = name.endsWith('Error') ? name + rest : `${name} [${own}]${rest}`;
  } else if (own !== '' && !title.startsWith(own) && /^[A-Z]\w*Error\b/.test(title)) {
    title = title.replace(/^[A-Z]\w*Error\b/, own);
  }
  if (typeof error.code === 'string' && error.code.startsWith('ERR_') && !title.includes(error.code)) {
    title = title.replace(/^([A-Za-z_$][\w$]*)/, `$1 [${error.code}]`);
  }
  return frames < 0 ? title : title + stack.slice(frames);
}

function errorShape(error, { context, keys, name }) {
  let text = stackText(error, name);
  // assert compares errors without caring where they were made.
  if (context.stacks === false) text = text.replace(/\n {4}at [\s\S]*$/, '');
  const shown = keys.filter((key) => {
    if (key !== 'name' && key !== 'message' && key !== 'stack') return key !== 'cause' && key !== 'errors';
    return !text.includes(String(error[key]));
  });
  const inner = ['cause', 'errors'].filter((key) => Object.hasOwn(error, key) && (key === 'cause' || Array.isArray(error.errors)));
  if (!/\n {4}at /.test(text)) text = `[${text}]`;
  if (context.indentation > 0) text = text.replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
  const hidden = (level) => inner.map((key) => {
    context.indentation += 2;
    const own = formatValue(context, error[key], level);
    context.indentation -= 2;
    return `[${key}]: ${own}`;
  });
  if (shown.length + inner.length === 0) return text;
  return { base: text, braces: ['{', '}'], keys: shown, entries: hidden };
}

module.exports = { errorShape };
