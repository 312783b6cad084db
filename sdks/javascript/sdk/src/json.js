// JSON with integers of any size: beyond 2^53 they are BigInt, in answers and in requests.
import { ConfigurationError } from './errors.js';

const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER = /^-?\d+$/;

export function parse(text) {
  if (!/\d{16}/.test(text)) {
    return JSON.parse(text);
  }
  const mark = `${Math.random()}:`;
  const marked = text.replaceAll(TOKENS, token =>
    INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${mark}${token}"` : token);
  return JSON.parse(marked, (_, value) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value);
}

export function stringify(value) {
  const mark = `${Math.random()}:`;
  let big = false;
  const text = JSON.stringify(value, (name, each) => {
    if (typeof each === 'bigint') {
      big = true;
      return mark + each;
    }
    if (typeof each === 'number' && !Number.isFinite(each)) {
      throw new ConfigurationError(`\`${name}\` is ${each}, which cannot be sent as JSON.`);
    }
    return each;
  });
  return big ? text.replaceAll(new RegExp(`"${mark.replace('.', '\\.')}(-?\\d+)"`, 'g'), '$1') : text;
}
