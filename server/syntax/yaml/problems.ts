import type { YAMLError } from 'yaml';

/** Errors after which the tree still holds everything that was written. */
const harmless = new Set([
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'BAD_DQ_ESCAPE',
  'BAD_PROP_ORDER',
  'KEY_OVER_1024_CHARS',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
]);
export const hidesKeys = (error: YAMLError): boolean => !harmless.has(error.code);

export const wrongIndent = 'Wrong indentation: align this line with its neighbours.';

const messages: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'An alias cannot have a tag or an anchor of its own: remove it.',
  BAD_ALIAS: 'This alias or anchor has no usable name: give it one.',
  BAD_COLLECTION_TYPE: 'The tag does not fit this kind of value: remove the tag or change the value.',
  BAD_DIRECTIVE: 'Unknown YAML directive: remove the line.',
  BAD_DQ_ESCAPE: 'Unknown escape in a double-quoted string: double the backslash or use single quotes.',
  BAD_PROP_ORDER: 'A tag or anchor must stand right before its value: move it there.',
  BAD_SCALAR_START: 'Plain text cannot start with this character: put the value in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A nested mapping cannot stand on one line with its key: check for a second colon, or quote the value.',
  BLOCK_IN_FLOW: 'Inside { } or [ ] values must be written on the inside too: close the bracket first.',
  MULTILINE_IMPLICIT_KEY:
    'A key must be on a single line and be followed by a colon: add the colon or fix the indentation.',
  MULTIPLE_ANCHORS: 'Two anchors on one value: keep one.',
  MULTIPLE_TAGS:
    'Two short functions in a row are not allowed: write the second in its long form, on a line of its own.',
  MULTIPLE_DOCS: 'A second document starts here: separate it with ---.',
  KEY_OVER_1024_CHARS: 'A key may have at most 1024 characters: shorten it.',
  TAB_AS_INDENT: 'Tabs cannot indent YAML: use spaces.',
};

/** Says what to do about a syntax error; undefined when it is not one for CloudFormation's reader. */
export function messageFor(error: YAMLError): string | undefined {
  switch (error.code) {
    case 'TAG_RESOLVE_FAILED':
    case 'RESOURCE_EXHAUSTION':
    case 'DUPLICATE_KEY':
      return undefined;
    case 'BAD_INDENT':
      return error.message.includes('end with') ? missing(error.message) : wrongIndent;
    case 'MISSING_CHAR':
      return missing(error.message);
    case 'UNEXPECTED_TOKEN':
      return error.message.includes('separated from') || error.message.includes('separator')
        ? 'A space is missing here: add one.'
        : 'Unexpected text: check the indentation, and the quotes and brackets before it.';
    default:
      return messages[error.code] ?? 'This cannot be read as YAML: check the indentation and the quotes.';
  }
}

function missing(message: string): string {
  if (message.includes('closing')) {
    const quote = /closing (['"])/.exec(message)?.[1];
    return quote === undefined ? 'A quote is not closed: add it.' : `The string is not closed: add ${quote}.`;
  }
  const bracket = /end with a? ?([\]}])/.exec(message)?.[1];
  if (bracket !== undefined) return `The bracket is not closed: add ${bracket}.`;
  if (message.includes(',')) return 'A comma is missing between two items: add it.';
  if (message.includes('value') || message.includes(':')) return 'A colon is missing after the key: add ": ".';
  return 'A character is missing here: check the quotes, brackets and colons.';
}
