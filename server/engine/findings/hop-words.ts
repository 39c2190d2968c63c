import { code } from '../../model/text/code.ts';
import type { Passed, Setting } from '../../model/hop.ts';
import type { Prose } from '../../model/prose.ts';

/** A step of the evidence, for people: "default of parameter `Env`". */
export function hopWords(of: Passed): Prose {
  return of.is === 'variable' && of.by === 'replaceable default'
    ? `${placeWords(of)}; a tfvars file or the caller may set another value`
    : of.is === 'part'
      ? `${of.key} in ${hopWords(of.of)}`
      : placeWords(of);
}

/** The same as the name of a place: without what else is to be said of it. */
export function placeWords(of: Passed): Prose {
  switch (of.is) {
    case 'parameter':
      return PARAMETER[of.by ?? 'itself'](`parameter ${code(of.name)}`);
    case 'pseudo':
      return of.by === 'given' ? 'Region given' : `${code(of.name)}${of.by === 'removal' ? ' removes it' : ''}`;
    case 'mapping':
      return `\`${of.name}.${of.row}.${of.key}\``;
    case 'condition':
      return `condition ${code(of.name)} is ${String(of.holds)}`;
    case 'function':
      return code(of.name);
    case 'variable':
      return variableWords(of);
    case 'local':
      return `local.${of.name}`;
    case 'argument':
      return of.planned ? `argument ${code(of.name)} of ${code(of.module)}` : `${of.name} of ${of.module}`;
    case 'output':
      return outputWords(of);
    case 'test':
      return `${of.text} is ${of.outcome === null ? 'not known' : String(of.outcome)}`;
    case 'resource':
      return of.noun === undefined
        ? `${of.address}${of.attribute === undefined ? '' : `.${of.attribute}`}`
        : `${of.noun} ${code(of.address)}`;
    case 'plan':
      return PLAN[of.says];
    case 'secret':
      return 'marked as a secret';
    case 'part':
      return `${of.key} in ${placeWords(of.of)}`;
    case 'setting':
      return `${code(of.name)} ${settingWords(of.says)}`;
    case 'default':
      return `${code(String(of.value))} where it is not set`;
    case 'fact':
      return of.dated && of.fact.since !== undefined ? `${of.fact.because} (since ${of.fact.since})` : of.fact.because;
  }
}

const PARAMETER = {
  default: (name: string) => `default of ${name}`,
  allowed: (name: string) => `allowed value of ${name}`,
  given: (name: string) => `value given for ${name}`,
  parent: (name: string) => `${name} of the nested stack`,
  itself: (name: string) => name,
};

const PLAN = {
  value: 'the value in the plan',
  change: 'in the plan',
  state: 'not set in the configuration; the value in the state',
  unset: 'not set in the configuration; the provider has a default',
  'filled in': 'not set in the configuration; the provider fills it in',
  null: 'null in the configuration; the provider fills it in',
};

function variableWords({ name, by, file, value }: Extract<Passed, { is: 'variable' }>): string {
  if (by === 'allowed') return `var.${name} is ${JSON.stringify(value)}`;
  if (by === 'given') return file === undefined ? `var.${name} as given` : `var.${name} in ${file}`;
  return `default of var.${name}`;
}

function outputWords({ name, stack, module, planned }: Extract<Passed, { is: 'output' }>): string {
  if (module === undefined) return `output ${code(name)} of ${stack ?? 'the nested stack'}`;
  return planned ? `output ${code(name)} of ${code(module)}` : `${module}.${name}`;
}

/** What a property says, as in "is not written". */
export function settingWords(says: Setting): string {
  switch (says.is) {
    case 'nothing':
      return 'is not written';
    case 'secret':
      return 'is secret';
    case 'something':
      return 'is written';
    case 'value':
      return `is ${code(String(says.value))}`;
    case 'reference':
      return `is ${code(says.address)}${says.missing ? ', which is not declared' : ''}`;
    case 'unknown':
      return `can't be known: ${says.reason}`;
  }
}
