import type { Token } from './tokens.ts';

/** A text, and all that our grammars colour in it; by any host grammar. */
export interface Example {
  readonly what: string;
  readonly scopeName: 'source.yaml' | 'source.json' | 'source.hcl.terraform';
  readonly text: string;
  readonly coloured: readonly Token[];
}

const yaml = (what: string, text: string, coloured: readonly Token[]): Example => ({
  what,
  scopeName: 'source.yaml',
  text,
  coloured,
});
const json = (what: string, text: string, coloured: readonly Token[]): Example => ({
  what,
  scopeName: 'source.json',
  text,
  coloured,
});

const hcl = (what: string, text: string, coloured: readonly Token[]): Example => ({
  what,
  scopeName: 'source.hcl.terraform',
  text,
  coloured,
});

const open: Token = ['${', 'punctuation.definition.template-expression.begin.yaml'];
const close: Token = ['}', 'punctuation.definition.template-expression.end.yaml'];
const name = (text: string): Token => [text, 'variable.other.readwrite.yaml'];
const substitution = (text: string): Token[] => [open, name(text), close];

const start: Token = ['${', 'punctuation.definition.template-expression.begin.terraform'];
const end: Token = ['}', 'punctuation.definition.template-expression.end.terraform'];
const variable = (text: string): Token => [text, 'variable.other.readwrite.terraform'];
const property = (text: string): Token => [text, 'variable.other.property.terraform'];
const rest = (text: string): Token => [text, 'meta.template.expression.terraform'];

const ignore: Token[] = [
  ['atrest', 'keyword.control.atrest'],
  [':', 'punctuation.separator.atrest'],
  ['ignore', 'keyword.control.ignore.atrest'],
  ['[', 'punctuation.definition.list.begin.atrest'],
];
const rule = (text: string): Token => [text, 'entity.name.function.rule.atrest'];
const ignored: Token = [']', 'punctuation.definition.list.end.atrest'];

export const examples: readonly Example[] = [
  yaml(
    'a suppression with all its parts',
    'A: 1 # atrest: ignore[ebs-volume, s3-bucket-kms-key] until 2027-06-30 -- moved in June',
    [
      ...ignore,
      rule('ebs-volume'),
      rule('s3-bucket-kms-key'),
      ignored,
      ['until', 'keyword.control.until.atrest'],
      ['2027-06-30', 'constant.numeric.date.atrest'],
      ['--', 'punctuation.separator.reason.atrest'],
      ['moved in June', 'string.unquoted.reason.atrest'],
    ],
  ),
  yaml('a suppression without date and reason', '# atrest: ignore[rotation]', [...ignore, rule('rotation'), ignored]),
  yaml('no date that is none', '# atrest: ignore[rotation] until 2027-6-1', [...ignore, rule('rotation'), ignored]),
  yaml('no other comment', '# about atrest: ignore[x], and eslint: ignore[y]', []),
  yaml('no suppression in a string', 'A: "# atrest: ignore[x]"', []),

  hcl('a suppression behind #', '# atrest: ignore[rotation] -- why', [
    ...ignore,
    rule('rotation'),
    ignored,
    ['--', 'punctuation.separator.reason.atrest'],
    ['why', 'string.unquoted.reason.atrest'],
  ]),
  hcl('a suppression behind //', 'a = 1 // atrest: ignore[rotation]', [...ignore, rule('rotation'), ignored]),
  hcl('a suppression in a block comment, to its end', '/* atrest: ignore[rotation] -- why */ a = 1', [
    ...ignore,
    rule('rotation'),
    ignored,
    ['--', 'punctuation.separator.reason.atrest'],
    ['why ', 'string.unquoted.reason.atrest'],
  ]),
  hcl('no suppression in a string', 'a = "# atrest: ignore[x]"', []),

  yaml('a double-quoted string', 'A: !Sub "a-${Name}" # ${no}', substitution('Name')),
  yaml('a single-quoted string', "A: !Sub 'it''s ${Name}'", substitution('Name')),
  yaml('a plain string', 'A: !Sub a-${Name}/b # ${no}', substitution('Name')),
  yaml('an attribute', 'A: !Sub "${Key.Arn}"', [open, name('Key'), ['.Arn', 'variable.other.property.yaml'], close]),
  yaml('a pseudo parameter', 'A: !Sub "${AWS::Region}"', [
    open,
    ['AWS::Region', 'variable.language.pseudo-parameter.yaml'],
    close,
  ]),
  yaml('an escape, as an escape', 'A: !Sub "${!Literal}"', [
    ['${!Literal}', 'constant.character.escape.substitution.yaml'],
  ]),
  yaml('a string over lines', 'A: !Sub "a\n  ${Name} b"\nB: "${no}"', substitution('Name')),
  yaml(
    'a block scalar, to its end',
    'A:\n  B: !Sub |\n    #!/bin/sh\n\n    echo ${One}\n      ${Two}\n  C: "${no}"\nD: "${no}"',
    [...substitution('One'), ...substitution('Two')],
  ),
  yaml('a block scalar without text', 'A: !Sub |\nB: "${no}"', []),
  yaml('an item of a list', 'A:\n  - !Sub "${One}"\n  - !Sub >-\n    ${Two}\n  - "${no}"', [
    ...substitution('One'),
    ...substitution('Two'),
  ]),
  yaml('a value of a flow map', 'A: { B: !Sub "${One}", C: !Sub c-${Two}, D: "${no}" }', [
    ...substitution('One'),
    ...substitution('Two'),
  ]),
  yaml('no string without !Sub', 'A: "${no}"\nB: ${no}\nC: |\n  ${no}\nD: !Ref "${no}"', []),
  yaml('no !Sub in a comment or a string', 'A: 1 # !Sub "${no}"\nB: "!Sub ${no}"', []),

  json('a reference', '{ "size": "${var.size}" }', [start, variable('var'), rest('.'), property('size'), end]),
  json('an attribute of a resource', '{ "k": "a ${aws_kms_key.main[0].arn} b" }', [
    start,
    variable('aws_kms_key'),
    rest('.'),
    property('main'),
    rest('['),
    ['0', 'constant.numeric.terraform'],
    rest('].'),
    property('arn'),
    end,
  ]),
  json('a call with quotes inside', '{ "a": "${join(\\",\\", local.b)}", "c": "d" }', [
    start,
    ['join', 'support.function.terraform'],
    rest('('),
    ['\\"', 'constant.character.escape.json'],
    rest(','),
    ['\\"', 'constant.character.escape.json'],
    rest(', '),
    variable('local'),
    rest('.'),
    property('b'),
    rest(')'),
    end,
  ]),
  json('an escape, as an escape', '{ "a": "$${var.b}" }', [['$${', 'constant.character.escape.terraform']]),
  json('an unfinished expression, to the end of its string', '{ "a": "${var.b", "c": "var.d" }', [
    start,
    variable('var'),
    rest('.'),
    property('b'),
  ]),
  json(
    'nothing of other files',
    '{ "a": "${workspaceFolder}/b", "c": "${env:HOME}", "${var.d}": 1, "e": "var.f" }',
    [],
  ),
];
