/** Arithmetic on URIs without a file system. All URIs inside AtRest are in the form that `normalizeUri` gives. */

const drive = /^\/?([A-Za-z])(?::|%3[Aa])(?=\/|$)/;

/** Percent signs that start no valid escape stay as they are. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
/** One part of a path: everything but the unreserved characters is escaped, as VS Code does it, so that its URIs pass unchanged. */
export const encode = (segment: string): string =>
  encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

interface Parts {
  /** `file://`, `untitled:`. */
  readonly head: string;
  readonly path: string;
  /** Query and fragment. */
  readonly tail: string;
}
function split(uri: string): Parts {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*:)(\/\/[^/?#]*)?([^?#]*)(.*)$/s.exec(uri);
  if (!match) return { head: '', path: uri, tail: '' };
  const authority = match[2] === '//localhost' ? '//' : (match[2] ?? '');
  const scheme = (match[1] ?? '').toLowerCase();
  // `file:/x` is `file:///x`.
  return {
    head: scheme + (scheme === 'file:' && !authority ? '//' : authority),
    path: match[3] ?? '',
    tail: match[4] ?? '',
  };
}

/** Without `.`, `..` and empty segments; `..` stops at the root. */
function resolveDots(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '.' && segment !== '') kept.push(segment);
  }
  return (path.startsWith('/') ? '/' : '') + kept.join('/');
}

/** One spelling for each URI: escapes, drive letter in lower case, no dots, no doubled slash and none at the end. */
export function normalizeUri(uri: string): string {
  const { head, path, tail } = split(uri);
  const plain = path
    .replace(drive, (_, letter: string) => `/${letter.toLowerCase()}%3A`)
    .split('/')
    .map((segment) => encode(decode(segment)))
    .join('/');
  return head + resolveDots(plain) + tail;
}

/** The URI of a path (not yet escaped, `/` between its parts) below a directory. An absolute path starts at the root. */
export function joinUri(directory: string, path: string): string {
  const { head, path: base } = split(directory);
  const rest = path.split('/').map(encode).join('/');
  return normalizeUri(head + (path.startsWith('/') || drive.test(path) ? rest : `${base}/${rest}`));
}

/** The directory that holds a file or directory; the root is its own. */
export function directoryOf(uri: string): string {
  const { head, path } = split(uri);
  const cut = path.lastIndexOf('/');
  return head + (cut > 0 ? path.slice(0, cut) : path.startsWith('/') ? '/' : path);
}

/** Last part of the path, not escaped. */
export function nameOf(uri: string): string {
  const { path } = split(uri);
  return decode(path.slice(path.lastIndexOf('/') + 1));
}

/** Whether a text has no file yet, nor a name that would tell what it is: `untitled:Untitled-1`. Its content must tell. */
export const isUnnamed = (uri: string): boolean => !uri.startsWith('file:') && !nameOf(uri).includes('.');

/** Whether a URI is the directory itself or lies below it. */
export const isWithin = (directory: string, uri: string): boolean =>
  uri === directory || uri.startsWith(directory.endsWith('/') ? directory : `${directory}/`);

/** The path from a directory to a URI below it, not escaped; `..` where it lies elsewhere, the URI itself where nothing is in common. */
export function relativePath(directory: string, uri: string): string {
  const from = split(directory);
  const to = split(uri);
  if (from.head !== to.head) return uri;
  const here = from.path.split('/').filter((segment) => segment !== '');
  const there = to.path.split('/').filter((segment) => segment !== '');
  let same = 0;
  while (same < here.length && same < there.length && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same).map(decode)].join('/');
}
