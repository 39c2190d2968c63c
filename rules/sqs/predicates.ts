import { deniedBy, type Predicate } from '../dsl.ts';

/** Its policy is about this queue alone, however it is named there. */
export const deniesPlainHttp: Predicate = (policy) => {
  const statements = policy.statements.map((one) => ({ ...one, resources: [], notResources: false }));
  const { match } = deniedBy(
    { ...policy, statements },
    { principal: 'anyone', action: 'sqs:sendmessage', resource: '*', context: { 'aws:securetransport': ['false'] } },
  );
  if (match === 'always') return 'yes';
  if (match === 'unknown') return 'unknown';
  return {
    truth: 'no',
    because: match === 'never' ? 'no statement of its policy denies that' : 'its policy denies that to some only',
  };
};
