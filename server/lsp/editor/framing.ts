/** Far above what any editor sends; a header that says more is not one. */
const maximumLength = 2 ** 28;
const maximumHeader = 8_192;
const headerEnd = Buffer.from('\r\n\r\n');

/**
 * Follows the bytes of a stream of messages and says why they can't be told apart any more, once, when a header is broken: after one
 * nobody knows where the next message starts. What a message holds is not looked at.
 */
export function createFraming(): (chunk: Uint8Array) => string | undefined {
  let header = Buffer.alloc(0);
  /** Bytes of the message under way that are still to come. */
  let left = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      if (left > 0) {
        const taken = Math.min(left, chunk.length - at);
        left -= taken;
        at += taken;
        continue;
      }
      const before = header.length;
      // A few bytes of a large chunk are the header.
      header = Buffer.concat([header, chunk.subarray(at, at + maximumHeader)]);
      const end = header.indexOf(headerEnd);
      if (end < 0) {
        const broken =
          header.length >= maximumHeader ? `it does not end within ${maximumHeader} bytes` : notYet(header);
        if (broken !== undefined) return broken;
        return undefined;
      }
      const length = lengthIn(header.toString('latin1', 0, end));
      if (typeof length === 'string') return length;
      at += end + headerEnd.length - before;
      left = length;
      header = Buffer.alloc(0);
    }
    return undefined;
  };
}

/** A first line that is no header will not become one. */
function notYet(start: Buffer): string | undefined {
  const line = start.toString('latin1').split('\r\n')[0] ?? '';
  return /^[A-Za-z-]*(:|$)/.test(line) ? undefined : `\`${shown(line)}\` is no header`;
}

function lengthIn(header: string): number | string {
  const lines = header.split('\r\n');
  const odd = lines.find((line) => !/^[A-Za-z-]+:/.test(line));
  if (odd !== undefined) return `\`${shown(odd)}\` is no header`;
  const lengths = lines.flatMap((line) => /^content-length:(.*)$/i.exec(line)?.[1]?.trim() ?? []);
  const [text] = lengths;
  if (text === undefined || lengths.length > 1) return 'it must have one Content-Length';
  if (!/^\d+$/.test(text)) return `Content-Length is \`${shown(text)}\`, not a number of bytes`;
  const length = Number(text);
  return length <= maximumLength ? length : `Content-Length is ${shown(text)}: more than ${maximumLength} bytes`;
}

const shown = (text: string): string => text.slice(0, 60).replace(/[^\x20-\x7e]/g, '?');
