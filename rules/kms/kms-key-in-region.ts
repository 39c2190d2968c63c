import { all, any, documented, inRegion, is, never, not, present, ruleOfKeys, severity } from '../dsl.ts';

/** For what lies in a Region that is written (`region`), or in any but its resource's own (`elsewhere`). */
export const keyInRegion = ruleOfKeys('kms-key-in-region', (facet, { facets }) => ({
  title: 'The KMS key named here is one of another Region',
  concern: 'consistency',
  severity: severity('error', 'error', 'error'),
  applies:
    'region' in facets
      ? all(
          present('region'),
          any(
            not(inRegion(facet, 'region')),
            ...('elsewhere' in facets ? [all(is('elsewhere', true), inRegion(facet))] : []),
          ),
        )
      : never,
  require: never,
  blame: facet,
  message:
    "`{name}` lies in another Region than key `{value}`, and a key is of use in its own Region only: the request is refused. Name a key of that Region, or a multi-Region key's replica there.",
  noFix: 'the key must be one of the other Region',
  fact: documented(
    'a KMS key is used in the Region that it is in; multi-Region keys have a replica in each',
    'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
  ),
}));
