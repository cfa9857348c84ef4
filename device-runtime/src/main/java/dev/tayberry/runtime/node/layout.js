'use strict';
// How inspect() lays text out: quoting, colours, columns, lines.

const STYLES = {
  reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], blink: [5, 25], inverse: [7, 27],
  hidden: [8, 28], strikethrough: [9, 29], doubleunderline: [21, 24], framed: [51, 54], overlined: [53, 55],
  black: [30, 39], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39],
  white: [37, 39], gray: [90, 39], grey: [90, 39], blackBright: [90, 39], redBright: [91, 39], greenBright: [92, 39],
  yellowBright: [93, 39], blueBright: [94, 39], magentaBright: [95, 39], cyanBright: [96, 39], whiteBright: [97, 39],
  bgBlack: [40, 49], bgRed: [41, 49], bgGreen: [42, 49], bgYellow: [43, 49], bgBlue: [44, 49], bgMagenta: [45, 49],
  bgCyan: [46, 49], bgWhite: [47, 49], bgGray: [100, 49], bgRedBright: [101, 49], bgGreenBright: [102, 49],
  bgYellowBright: [103, 49], bgBlueBright: [104, 49], bgMagentaBright: [105, 49], bgCyanBright: [106, 49], bgWhiteBright: [107, 49],
};

// eslint-disable-next-line no-control-regex -- that is what escape sequences are made of
const ANSI = /[\u001B\u009B][[\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\d/#&.:=?%@~_]+)*|[a-zA-Z\d]+(?:;[-a-zA-Z\d/#&.:=?%@~_]*)*)?(?:\u0007|\u001B\u005C|\u009C))|(?:(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]))/g;

const plainLength = (text, colors) => (colors ? text.replace(ANSI, '').length : text.length);

const SHORT_ESCAPES = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\' };
// eslint-disable-next-line no-control-regex -- control characters are what must be escaped
const NEEDS_ESCAPE = /[\x00-\x1f\x7f-\x9f\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// Compiling the pattern above takes ten times as long as this one, and few texts need it.
// eslint-disable-next-line no-control-regex -- as above
const MAY_NEED_ESCAPE = /[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]/;

function escaped(character) {
  const code = character.charCodeAt(0);
  if (code >= 0xd800) return `\\u${code.toString(16)}`;
  return SHORT_ESCAPES[character] ?? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The text in the quotes that need the least escaping. */
function quote(text) {
  let mark = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
  }
  let body = MAY_NEED_ESCAPE.test(text) ? text.replace(NEEDS_ESCAPE, escaped) : text;
  if (mark === "'") body = body.replaceAll("'", "\\'");
  return mark + body + mark;
}

function fits(context, output, start, base) {
  let total = output.length + start;
  if (total + output.length > context.breakLength) return false;
  for (const entry of output) {
    total += plainLength(entry, context.colors);
    if (total > context.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/** Long lists become columns: about three times as wide as high, numbers to the right. */
function columns(context, output, value) {
  const more = context.maxArrayLength < output.length ? 1 : 0;
  const count = output.length - more;
  const widths = output.slice(0, count).map((entry) => plainLength(entry, context.colors));
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  const widest = Math.max(...widths);
  const cell = widest + 2;
  if (cell * 3 + context.indentation >= context.breakLength || !(total / cell > 5 || widest <= 6)) return output;
  const biased = Math.max(cell - 3 - Math.sqrt(cell - total / output.length), 1);
  const across = Math.min(
    Math.round(Math.sqrt(2.5 * biased * count) / biased),
    Math.floor((context.breakLength - context.indentation) / cell),
    context.compact * 4,
    15);
  if (across <= 1) return output;
  const columnWidths = [];
  for (let i = 0; i < across; i++) {
    let width = 0;
    for (let j = i; j < count; j += across) width = Math.max(width, widths[j]);
    columnWidths.push(width + 2);
  }
  const toRight = value !== undefined && output.every((_, i) => typeof value[i] === 'number' || typeof value[i] === 'bigint');
  const lines = [];
  for (let i = 0; i < count; i += across) {
    const end = Math.min(i + across, count);
    let line = '';
    for (let j = i; j < end; j++) {
      const last = j === end - 1;
      const text = last ? output[j] : `${output[j]}, `;
      const width = columnWidths[j - i] + output[j].length - widths[j] - (last ? 2 : 0);
      line += toRight ? text.padStart(width) : last ? text : text.padEnd(width);
    }
    lines.push(line);
  }
  if (more) lines.push(output[count]);
  return lines;
}

/** One line if the entries are few, shallow and short; else a line each. */
function join(context, output, base, braces, isList, level, value) {
  const before = base ? `${base} ` : '';
  const indentation = `\n${' '.repeat(context.indentation)}`;
  if (context.compact === true) {
    if (fits(context, output, 0, base)) return `${braces[0]}${base ? ` ${base}` : ''} ${output.join(', ')} ${braces[1]}`;
    const start = base === '' && braces[0].length === 1 ? ' ' : `${base ? ` ${base}` : ''}${indentation}  `;
    return `${braces[0]}${start}${output.join(`,${indentation}  `)} ${braces[1]}`;
  }
  let lines = output;
  if (context.compact >= 1) {
    if (isList && output.length > 6) lines = columns(context, output, value);
    if (context.currentDepth - level < context.compact && lines.length === output.length) {
      const start = output.length + context.indentation + braces[0].length + base.length + 10;
      if (fits(context, output, start, base)) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) return `${before}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  return `${before}${braces[0]}${indentation}  ${lines.join(`,${indentation}  `)}${indentation}${braces[1]}`;
}

module.exports = { STYLES, ANSI, quote, join };
