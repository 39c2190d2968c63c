import type { Formula, Where } from '../../model/formula.ts';
import type { Scalar } from '../../model/source.ts';
import type { Prose } from '../../model/prose.ts';

/** A formula without its parts, close to how a rule writes it: "encrypted is true", "all of". */
export function formulaWords(formula: Formula): Prose {
  switch (formula.op) {
    case 'is':
      return `${formula.facet} is ${shown(formula.value)}`;
    case 'one-of':
      return `${formula.facet} is one of ${list(formula.values)}${formula.ignoreCase ? ', in any case' : ''}`;
    case 'some':
      return `some item of ${formula.facet} is one of ${list(formula.values)}`;
    case 'matches':
      return `${formula.facet} matches /${formula.pattern}/`;
    case 'within':
      return `${formula.facet} is from ${String(formula.min ?? 'anything')} to ${String(formula.max ?? 'anything')}`;
    case 'present':
      return `${formula.facet} is there`;
    case 'key':
      return `key of ${formula.facet} is at least ${formula.atLeast}`;
    case 'missing':
      return `${formula.facet} names what is not declared`;
    case 'secret':
      return `${formula.facet} is marked as a secret, or made by ${formula.types.join(' or ')}`;
    case 'policy':
      return `policy of ${formula.facet}: ${formula.predicate}(${list(formula.args ?? [])})`;
    case 'all':
      return 'all of';
    case 'any':
      return 'any of';
    case 'not':
      return 'not';
    case 'decided':
      return 'it is known whether';
    case 'level':
      return `level is at least ${formula.atLeast}`;
    case 'same':
      return `${formula.facet} is the same as ${formula.as}${formula.through === undefined ? '' : ` through ${formula.through}`}`;
    case 'region':
      return `${formula.facet} lies in the Region of ${formula.of ?? 'the resource'}`;
    case 'encrypts':
      return 'some store under this key';
    case 'stays':
      return 'data stays when a deploy removes it';
    case 'through':
      return `through ${formula.facet}, as ${formula.kind}`;
    case 'pointed':
      return `pointed at by ${formula.by.map(({ type, path }) => `${type} ${path}`).join(' or ')}${where(formula.where)}`;
    case 'exists':
      return `there is ${formula.types.join(' or ')}${where(formula.where)}`;
    case 'account':
      return `account has ${formula.setting}`;
    case 'provider':
      return `provider is ${formula.range}`;
    case 'admits':
      return 'policy of the key admits all who must use it';
    case 'works':
      return 'a key of this level works for all who must use it';
    case 'always':
      return 'always';
  }
}

const shown = (value: Scalar): string => JSON.stringify(value);
const list = (values: readonly Scalar[]): string => values.map(shown).join(', ');

function where(test: Where | undefined): string {
  if (!test) return '';
  const { path, is, isNot, present, matches, and } = test;
  const says = [
    ...(is === undefined ? [] : [`is ${shown(is)}`]),
    ...(isNot === undefined ? [] : [`is not ${shown(isNot)}`]),
    ...(present === undefined ? [] : [present ? 'is there' : 'is not there']),
    ...(matches === undefined ? [] : [`matches /${matches}/`]),
  ];
  return ` where ${path} ${says.join(' and ')}${where(and)}`;
}
