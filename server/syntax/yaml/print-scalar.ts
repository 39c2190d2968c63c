import type { Scalar } from '../../model/source.ts';

/** Words and numbers that YAML 1.1 or 1.2 readers take for something else than text. */
const misread = [
  /^(?:y|n|yes|no|true|false|on|off|null|~|=|<<)$/i,
  /^[-+]?[0-9.][0-9_a-f.:xoe+-]*$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}/,
];
const leading = /^[-?:,[\]{}#&*!|>'"%@`=\s]|^\.\.\./;
const inside = /:\s|:$|\s#|\s$/;
const bracketed = /[,[\]{}]/;
/** What only double quotes can hold: control characters, odd line breaks, byte order marks and halves of surrogate pairs. */
const unprintable =
  /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A scalar for YAML. Strings are quoted when `quoted` says so or when a reader would misread them. */
export function yamlScalar(value: Scalar, quote: "'" | '"', quoted: boolean, flow: boolean): string {
  if (typeof value === 'number') return yamlNumber(value);
  if (typeof value !== 'string') return String(value);
  unprintable.lastIndex = 0;
  if (unprintable.test(value)) return doubleQuoted(value);
  if (!quoted && isPlain(value, flow)) return value;
  return quote === '"' ? doubleQuoted(value) : `'${value.replaceAll("'", "''")}'`;
}

const isPlain = (text: string, flow: boolean): boolean =>
  text !== '' &&
  !leading.test(text) &&
  !inside.test(text) &&
  !(flow && bracketed.test(text)) &&
  !misread.some((pattern) => pattern.test(text));

/** JSON's escapes are all YAML's too. */
const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(unprintable, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** YAML 1.1 knows an exponent only behind a fraction. */
function yamlNumber(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value);
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text;
}
