/** Addresses of Terraform: `module.net["a"].aws_ebs_volume.data[0]`. */

/** A traversal in parts, with what stands in brackets as a part of its own: `aws_kms_key`, `k`, `[0]`, `arn`. */
export function partsOf(traversal: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < traversal.length; at++) {
    const sign = traversal.charAt(at);
    if (sign === '.') {
      if (part) parts.push(part);
      part = '';
    } else if (sign === '[') {
      if (part) parts.push(part);
      part = '';
      const end = endOfIndex(traversal, at);
      parts.push(traversal.slice(at, end));
      at = end - 1;
    } else part += sign;
  }
  if (part) parts.push(part);
  return parts;
}

/** Behind the bracket that closes the one at `start`; a quoted key may hold brackets and escaped quotes. */
function endOfIndex(text: string, start: number): number {
  let quoted = false;
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted && sign === '\\') at++;
    else if (sign === '"') quoted = !quoted;
    else if (sign === ']' && !quoted) return at + 1;
  }
  return text.length;
}

export const isIndex = (part: string): boolean => part.startsWith('[');

/** The address of the block in the configuration: the address without indexes and keys. */
export const withoutIndexes = (address: string): string =>
  address.includes('[')
    ? partsOf(address)
        .filter((part) => !isIndex(part))
        .join('.')
    : address;

/** `T.N` or `data.T.N`, below a module path that is empty for the root. */
export const addressOf = (module: string, mode: string | undefined, type: string, name: string): string =>
  `${module === '' ? '' : `${module}.`}${mode === 'data' ? 'data.' : ''}${type}.${name}`;
