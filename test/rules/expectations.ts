/**
 * What every store comes to, told beside AtRest: a table for each service in `expectations/`, one row for a type, a state and the
 * properties that stand for it. The rows were taken from two surveys of AWS (`by`: `defaults` is `test/fixtures/service-defaults.json`,
 * `universe` a survey of the property texts of AWS's specification and of the provider's schema); where these are silent, or AtRest says
 * otherwise, `because` tells what decides and where it is to be read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Analysis } from '../../server/model/finding.ts';
import type { Kind } from '../../server/model/kind.ts';
import { lintFiles } from '../picture/lint-files.ts';

/**
 * `absent`: nothing said; `off` and `on`: the switch, or the word that stands for it; `unkeyed`: a key is asked for and none named; `key`: a
 * key of the customer.
 */
export const STATES = ['absent', 'off', 'on', 'unkeyed', 'key'] as const;
export type State = (typeof STATES)[number];

export interface Row {
  readonly type: string;
  readonly state: State;
  /** The levels of each store that the resource has, `none|aws` where it may be either; `no store` where it has none. */
  readonly levels: string;
  readonly properties: unknown;
}
export interface Expectation {
  readonly by: readonly string[];
  readonly because?: string;
  readonly rows: readonly Row[];
}

type Written = Readonly<
  Record<string, { by: string[]; because?: string; rows: readonly (readonly [string, State, string, unknown])[] }>
>;
const FOLDER = join(import.meta.dirname, 'expectations');

/** By the id of the kind. */
export function readExpectations(service?: string): ReadonlyMap<string, Expectation> {
  const files = service === undefined ? readdirSync(FOLDER) : [`${service}.yaml`];
  return new Map(
    files.flatMap((file) =>
      Object.entries(parse(readFileSync(join(FOLDER, file), 'utf8')) as Written).map(([id, { rows, ...told }]) => [
        id,
        { ...told, rows: rows.map(([type, state, levels, properties]) => ({ type, state, levels, properties })) },
      ]),
    ),
  );
}

/** States that the kind has, and that its table must therefore tell. */
export function statesOf({ store, facets, types }: Kind): readonly State[] {
  if (!store) return [];
  const spelled = Object.values(types).flat();
  const { canBeOff, key, raise, switches } = store;
  const flags = switches.some((facet) => facets[facet]?.as === 'flag');
  const on = raise.some(({ to }) => to !== 'customer');
  return STATES.filter((state) =>
    state === 'absent'
      ? true
      : state === 'key'
        ? key !== undefined && spelled.some((one) => key in one.facets)
        : state === 'on'
          ? canBeOff && on
          : state === 'off'
            ? flags && canBeOff
            : false,
  );
}

const json = (properties: unknown, key: unknown): string =>
  JSON.stringify(properties, (_, value: unknown) => (value === 'KEY' ? key : value));

/** One resource that stands beside a key of the customer. */
export const filesWith = ({ type, properties }: Pick<Row, 'type' | 'properties'>): Readonly<Record<string, string>> =>
  type.includes('::')
    ? {
        'stack.json': `{"Resources":{"Key":{"Type":"AWS::KMS::Key"},"It":{"Type":"${type}","Properties":${json(properties, { 'Fn::GetAtt': ['Key', 'Arn'] })}}}}`,
      }
    : {
        'main.tf.json': `{"resource":{"aws_kms_key":{"key":{}},"${type}":{"it":${json(properties, '${aws_kms_key.key.arn}')}}}}`,
      };

/** The stores of that resource, and of the key. */
export const judged = (type: string, properties: unknown): Analysis['stores'] =>
  lintFiles(filesWith({ type, properties })).analyses.flatMap(({ stores }) => stores);

export const levelsOf = (kind: string, { type, properties }: Pick<Row, 'type' | 'properties'>): string => {
  const stores = judged(type, properties).filter(
    (store) => store.kind.id === kind && store.site.resource.type === type,
  );
  return stores.length === 0 ? 'no store' : stores.map(({ protection }) => protection.levels.join('|')).join(' ');
};
