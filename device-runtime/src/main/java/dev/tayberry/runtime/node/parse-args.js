'use strict';
// util.parseArgs: the command line as options and positionals.
const { make, invalidArgType } = require('internal:errors');
const { validateObject, validateOneOf, validateBoolean, validateArray } = require('internal:validators');

function tokens(args, options) {
  const list = [];
  const longOf = (short) => Object.keys(options).find((name) => options[name].short === short) ?? short;
  const takesValue = (name) => options[name]?.type === 'string';
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '--') {
      list.push({ kind: 'option-terminator', index: i });
      for (i++; i < args.length; i++) list.push({ kind: 'positional', index: i, value: args[i] });
    } else if (arg.startsWith('--') && arg.length > 2) {
      const equals = arg.indexOf('=', 3);
      const name = equals < 0 ? arg.slice(2) : arg.slice(2, equals);
      const option = { kind: 'option', name, rawName: `--${name}`, index: i, value: undefined, inlineValue: undefined };
      if (equals >= 0) Object.assign(option, { value: arg.slice(equals + 1), inlineValue: true });
      else if (takesValue(name) && args[i + 1] !== undefined) Object.assign(option, { value: args[++i], inlineValue: false });
      list.push(option);
    } else if (arg.startsWith('-') && arg.length > 1) {
      const letters = [...arg.slice(1)];
      letters.every((short, at) => {
        const name = longOf(short);
        const option = { kind: 'option', name, rawName: `-${short}`, index: i, value: undefined, inlineValue: undefined };
        list.push(option);
        if (!takesValue(name)) return true;
        const rest = letters.slice(at + 1).join('');
        if (rest) Object.assign(option, { value: rest, inlineValue: true });
        else if (args[i + 1] !== undefined) Object.assign(option, { value: args[++i], inlineValue: false });
        return false;
      });
    } else {
      list.push({ kind: 'positional', index: i, value: arg });
    }
  }
  return list;
}

function checkOption(token, options, allowPositionals) {
  const option = options[token.name];
  if (!option) {
    const hint = allowPositionals
      ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${token.rawName}"` : '';
    throw make(TypeError, 'ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${token.rawName}'${hint}`);
  }
  const shown = `${option.short ? `-${option.short}, ` : ''}--${token.name}`;
  if (option.type === 'string' && typeof token.value !== 'string') {
    throw make(TypeError, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${shown} <value>' argument missing`);
  }
  if (option.type === 'boolean' && token.value !== undefined) {
    throw make(TypeError, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${shown}' does not take an argument`);
  }
  if (option.type === 'string' && token.inlineValue === false && token.value.startsWith('-') && token.value.length > 1) {
    throw make(TypeError, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
      `Option '${token.rawName}' argument is ambiguous.\nDid you forget to specify the option argument for '${token.rawName}'?\n` +
        `To specify an option argument starting with a dash use '${token.rawName.startsWith('--') ? `${token.rawName}=-XYZ` : `--${token.name}=-XYZ' or '${token.rawName}-XYZ`}'.`);
  }
}

function validate(options) {
  for (const [name, option] of Object.entries(options)) {
    validateObject(option, `options.${name}`);
    validateOneOf(option.type, `options.${name}.type`, ['string', 'boolean']);
    if (option.short !== undefined) {
      if (typeof option.short !== 'string') throw invalidArgType(`options.${name}.short`, 'string', option.short);
      if (option.short.length !== 1) throw require('internal:errors').invalidArgValue(`options.${name}.short`, option.short, 'must be a single character');
    }
    if (option.multiple !== undefined) validateBoolean(option.multiple, `options.${name}.multiple`);
  }
}

function parseArgs(config = {}) {
  validateObject(config, 'config');
  const { args = require('process').argv.slice(2), options = {}, strict = true, allowPositionals = !strict, allowNegative = false } = config;
  validateArray(args, 'args');
  validateBoolean(strict, 'strict');
  validateBoolean(allowPositionals, 'allowPositionals');
  validateObject(options, 'options');
  validate(options);
  const all = tokens(args, options);
  const values = { __proto__: null };
  const positionals = [];
  for (const token of all) {
    if (token.kind === 'positional') {
      if (!allowPositionals) {
        throw make(TypeError, 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', `Unexpected argument '${token.value}'. This command does not take positional arguments`);
      }
      positionals.push(token.value);
    } else if (token.kind === 'option') {
      let { name, value = true } = token;
      if (allowNegative && name.startsWith('no-') && !options[name] && options[name.slice(3)]?.type !== 'string') [name, value] = [name.slice(3), false];
      if (strict) checkOption({ ...token, name, value: value === false ? undefined : token.value }, options, allowPositionals);
      if (name === '__proto__') continue;
      if (options[name]?.multiple) (values[name] ??= []).push(value);
      else values[name] = value;
    }
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.default !== undefined && values[name] === undefined) values[name] = option.default;
  }
  return config.tokens ? { values, positionals, tokens: all } : { values, positionals };
}

module.exports = { parseArgs };
