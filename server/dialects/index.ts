import type { DialectFacts } from '../model/resource.ts';
import { assemblyForm } from './cdk/form.ts';
import { cloudformationFacts } from './cloudformation/facts.ts';
import { templateForm } from './cloudformation/form.ts';
import { cloudformationSpeller } from './cloudformation/spell/spell.ts';
import type { Speller } from './dialect.ts';
import type { Form } from './form.ts';
import { formsOf } from './forms.ts';
import { terraformFacts } from './terraform/facts.ts';
import { moduleForm } from './terraform/form.ts';
import { planForm, stateForm } from './terraform/plan/form.ts';
import { terraformSpeller } from './terraform/spell.ts';

/** All that others must know of one way of writing infrastructure (docs/decisions/0021). */
export interface Dialect {
  /** What its projects are read from, in the order in which a text is held against them. */
  readonly forms: readonly Form[];
  /** How its resources are written; absent where its projects hold resources of another dialect. */
  readonly notation?: { readonly facts: DialectFacts; readonly speller: Speller };
}

/** The dialects that AtRest knows. Adding one is adding it here. */
export const DIALECTS: readonly Dialect[] = [
  {
    forms: [moduleForm, planForm, stateForm],
    notation: { facts: terraformFacts, speller: terraformSpeller },
  },
  { forms: [assemblyForm] },
  { forms: [templateForm], notation: { facts: cloudformationFacts, speller: cloudformationSpeller } },
];

/** What a user is told that there was none of. */
export const SOUGHT = 'CloudFormation template, *.tf, *.tf.json, Terraform plan or cdk.out';

/** Files that can change what is read of a project, as a pattern to watch. */
export const WATCHED = '**/{*.{yaml,yml,json,jsonc,template,tf,tofu,tfvars},.terraform.lock.hcl}';

export const FORMS = formsOf(DIALECTS);
