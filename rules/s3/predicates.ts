import type { Predicate } from '../dsl.ts';

export { deniesClientKeys, deniesOtherKeys, deniesPlainHttp, deniesSseS3 } from './denials.ts';
export { denySpares } from './deny-spares.ts';
export { denyWorks } from './deny-works.ts';

/** Some statement lets the log delivery of S3 write. What is not known lets nobody in: most bucket policies are about something else. */
export const takesAccessLogs: Predicate = (policy) =>
  policy.statements.some(
    ({ effect, principals, actions, notPrincipal, notActions }) =>
      effect === 'Allow' &&
      !notPrincipal &&
      !notActions &&
      (principals ?? []).some(({ type, value }) => type === 'Service' && value === 'logging.s3.amazonaws.com') &&
      actions.some((action) => ['s3:putobject', 's3:put*', 's3:*'].includes(action.toLowerCase())),
  )
    ? 'yes'
    : 'no';
