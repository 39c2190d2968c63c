import type { Fact } from './fact.ts';
import type { Prose } from './prose.ts';
import type { Scalar, Site } from './source.ts';

/** One step from a property back to its evidence. Words are made of it where it is shown (`engine/findings/hop-words.ts`). */
export interface Hop {
  /** How the value came here. What is one part of several that make a value has the `via` of what joins them. */
  readonly via:
    | 'literal'
    | 'parameter-default'
    | 'parameter-value'
    | 'allowed-value'
    | 'variable-default'
    | 'variable-value'
    | 'local'
    | 'mapping'
    | 'condition'
    | 'module-argument'
    | 'stack-parameter'
    | 'output'
    | 'reference'
    | 'function'
    | 'plan'
    | 'service-default';
  readonly of: Passed;
  readonly at?: Site;
  /** The body of the call that gives the value, or may give another one than the default: `of` names the argument. */
  readonly call?: Site;
}

/** What a value went through on its way to a property. */
export type Passed =
  /** A CloudFormation parameter: its default, one of its allowed values, a value given from outside or by the parent stack. */
  | { readonly is: 'parameter'; readonly name: string; readonly by?: 'default' | 'allowed' | 'given' | 'parent' }
  /** `AWS::NoValue` takes the property away; the Region is given from outside; any other stands for itself. */
  | { readonly is: 'pseudo'; readonly name: string; readonly by?: 'removal' | 'given' }
  | { readonly is: 'mapping'; readonly name: string; readonly row: string; readonly key: string }
  | { readonly is: 'condition'; readonly name: string; readonly holds: boolean }
  | { readonly is: 'function'; readonly name: string }
  /** A Terraform variable: its default, which others may replace or not, a value that is given, in a file or not, one of those allowed. */
  | {
      readonly is: 'variable';
      readonly name: string;
      readonly by: 'default' | 'replaceable default' | 'given' | 'allowed';
      readonly file?: string;
      readonly value?: Scalar;
    }
  | { readonly is: 'local'; readonly name: string }
  | { readonly is: 'argument'; readonly name: string; readonly module: string; readonly planned?: true }
  /** `stack`: of a stack by its name, or of a nested one; `module`: of a module by its address. */
  | {
      readonly is: 'output';
      readonly name: string;
      readonly stack?: string | null;
      readonly module?: string;
      readonly planned?: true;
    }
  /** A test that stands in the source. */
  | { readonly is: 'test'; readonly text: Prose; readonly outcome: boolean | 'secret' | null }
  /** A resource or data source. `builds`: its own blocks make the value, and more can be added there. */
  | {
      readonly is: 'resource';
      readonly address: string;
      readonly noun?: string;
      readonly attribute?: string;
      readonly builds?: true;
    }
  /** What a plan tells: a value or a change, what the state has, or nothing where the provider has or fills in one. */
  | { readonly is: 'plan'; readonly says: 'value' | 'change' | 'state' | 'unset' | 'filled in' | 'null' }
  /** The file marks what comes from here as a secret: it is judged, and not shown. */
  | { readonly is: 'secret' }
  /** An entry of something else. */
  | { readonly is: 'part'; readonly key: string; readonly of: Passed }
  /** A property, as it is written. */
  | { readonly is: 'setting'; readonly name: string; readonly says: Setting }
  /** A value that AWS takes where none is written. */
  | { readonly is: 'default'; readonly value: Scalar }
  /** What AWS does; `dated`: with the day since when. */
  | { readonly is: 'fact'; readonly fact: Fact; readonly dated?: true };

/** What a property says, as far as it is known. */
export type Setting =
  | { readonly is: 'nothing' | 'something' | 'secret' }
  | { readonly is: 'value'; readonly value: Scalar }
  | { readonly is: 'reference'; readonly address: string; readonly missing: boolean }
  | { readonly is: 'unknown'; readonly reason: Prose };
