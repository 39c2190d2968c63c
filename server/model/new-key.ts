import type { PolicyStatement } from './policy.ts';
import type { Json } from './source.ts';

/**
 * A customer-managed key as it is written anew. Texts may hold `${account}`, `${partition}`, `${region}` and `${stack}` (the deploy's
 * own), `${of}` (the name of the resource that it is made for), `${id}` (the name of the key's resource), `${name}` (the same as a
 * name in the account), and `${for}`: what it encrypts, in words. `${policy}` and `${key}` stand for a whole value: the key's policy,
 * and the key itself for what belongs to it.
 */
export interface NewKeys {
  /** One for each way of writing; a project takes the type that its dialect knows. */
  readonly types: readonly NewKey[];
  /** What every policy of such a key says, before those are let in who have to be. */
  readonly statements: readonly KeyStatement[];
  /** What a text must be to be a key for stores, as a regular expression that services and templates understand. */
  readonly pattern: string;
}
/** A new key in one way of writing: its resource, and its alias. */
export interface NewKey {
  readonly type: string;
  /** What its resource is to be called, `${of}` in it. */
  readonly wish: string;
  readonly properties: Readonly<Record<string, Json>>;
  /** What keeps the key when its resource goes. */
  readonly attributes: Readonly<Record<string, Json>>;
  /** Its name for people. */
  readonly alias: {
    readonly type: string;
    readonly wish: string;
    readonly properties: Readonly<Record<string, Json>>;
  };
}

/** A statement of a key policy that allows: its resource is the key. */
export interface KeyStatement {
  readonly sid: string;
  readonly principal: { readonly type: 'AWS' | 'Service'; readonly value: string };
  readonly actions: readonly string[];
  /** Operator, key, values. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The statement as JSON policies spell it. In the policy of a key, the resource `*` is the key itself. */
export const policyStatement = ({ sid, principal, actions, conditions }: KeyStatement): PolicyStatement => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: { [principal.type]: principal.value },
  Action: oneOrMore(actions),
  Resource: '*',
  ...(conditions &&
    Object.keys(conditions).length > 0 && {
      Condition: Object.fromEntries(
        Object.entries(conditions).map(([operator, tests]) => [
          operator,
          Object.fromEntries(Object.entries(tests).map(([key, values]) => [key, oneOrMore(values)])),
        ]),
      ),
    }),
});

const oneOrMore = (values: readonly string[]): Json => (values.length === 1 ? (values[0] ?? '') : values);
