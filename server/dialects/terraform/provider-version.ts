import type { Truth } from '../../model/value.ts';

type Version = readonly [number, number, number];

/** Whether all versions that a constraint allows (`5.100.0`, `~> 5.0`, `>= 5.0, < 7.0`) are in the range (`>=6` or `<6`). */
export function satisfies(constraint: string | undefined, range: string): Truth {
  const wanted = /^(>=|<)\s*(\d+(?:\.\d+)*)$/.exec(range);
  if (!wanted?.[2]) return 'unknown';
  if (constraint === undefined) return 'unknown';
  const limit = parse(wanted[2]);
  const bounds = boundsOf(constraint);
  if (!bounds) return 'unknown';
  const allAbove = compare(bounds.low, limit) >= 0;
  const allBelow = bounds.high !== undefined && compare(bounds.high, limit) < 0;
  const above: Truth = allAbove ? 'yes' : allBelow ? 'no' : 'unknown';
  return wanted[1] === '>=' ? above : above === 'yes' ? 'no' : above === 'no' ? 'yes' : 'unknown';
}

/** Lowest and highest version allowed; the high bound is inclusive, just below an excluded one. */
function boundsOf(constraint: string): { low: Version; high: Version | undefined } | undefined {
  let low: Version = [0, 0, 0];
  let high: Version | undefined;
  const lower = (version: Version): void => {
    if (compare(version, low) > 0) low = version;
  };
  const upper = (version: Version): void => {
    if (!high || compare(version, high) < 0) high = version;
  };
  for (const part of constraint.split(',')) {
    const match = /^\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+)*)/.exec(part);
    if (!match?.[2]) return undefined;
    const version = parse(match[2]);
    switch (match[1] ?? '=') {
      case '=':
        lower(version);
        upper(version);
        break;
      case '>=':
      case '>':
        lower(version);
        break;
      case '<=':
        upper(version);
        break;
      case '<':
        upper(below(version));
        break;
      case '~>':
        lower(version);
        upper(below(match[2].split('.').length > 2 ? [version[0], version[1] + 1, 0] : [version[0] + 1, 0, 0]));
        break;
    }
  }
  return { low, high };
}

const parse = (text: string): Version => {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return [major, minor, patch];
};
const compare = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
const below = ([major, minor, patch]: Version): Version =>
  patch > 0 ? [major, minor, patch - 1] : minor > 0 ? [major, minor - 1, Infinity] : [major - 1, Infinity, Infinity];
