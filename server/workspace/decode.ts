import { FileError } from './files.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By the byte order mark, or by the zero bytes that the first characters of a JSON or YAML text leave in UTF-16. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second !== 0 && second !== undefined) return 'utf-16be';
  if (first !== 0 && second === 0 && bytes[2] !== 0) return 'utf-16le';
  return 'utf-8';
}

/** The text of a file, its byte order mark kept as a character so that it can be written back. */
export function decodeText(uri: string, bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') {
    const zero = bytes.indexOf(0);
    if (zero >= 0) throw new FileError(uri, `not a text: zero byte at ${String(zero)}`);
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const large = error instanceof Error && 'code' in error && error.code === 'ERR_STRING_TOO_LONG';
    throw new FileError(uri, large ? 'too large for a text' : `not ${encoding.toUpperCase()} text`);
  }
}

/** The start of a text, for a look; what can't be decoded is replaced. */
export const decodeHead = (bytes: Uint8Array): string =>
  new TextDecoder(encodingOf(bytes), { ignoreBOM: true }).decode(bytes);
