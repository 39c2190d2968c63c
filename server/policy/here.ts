import type { Policy, PolicyText, Statement } from '../model/policy.ts';

/** Names under which policies speak of the deploy's own account, organisation, Region and partition, in any dialect. */
const OWN: readonly (readonly [RegExp, string])[] = [
  [/\$\{(?:[^}]*\.)?(?:AWS::AccountId|data\.aws_caller_identity\.[^.}]+\.account_id)\}/g, '${account}'],
  [/\$\{(?:[^}]*\.)?(?:AWS::Region|data\.aws_region\.[^.}]+\.(?:name|id|region))\}/g, '${region}'],
  [/\$\{(?:[^}]*\.)?(?:AWS::Partition|data\.aws_partition\.[^.}]+\.(?:partition|id))\}/g, '${partition}'],
  [/\$\{(?:[^}]*\.)?(?:AWS::URLSuffix|data\.aws_partition\.[^.}]+\.dns_suffix)\}/g, 'amazonaws.com'],
  [/\$\{(?:[^}]*\.)?data\.aws_organizations_organization\.[^.}]+\.id\}/g, '${organization}'],
  // ARNs of other partitions can't be used here: whichever is written is the deploy's own.
  [/^arn:(?:aws|aws-cn|aws-us-gov|\*):/, 'arn:${partition}:'],
];

/** A text of a policy with one name for each of these: `${account}`, `${organization}`, `${partition}`, `${region}`; the Region where it is known. */
export function ownNames(text: PolicyText, region: string | undefined): PolicyText {
  const named = OWN.reduce((one, [written, name]) => one.replace(written, () => name), text);
  return region === undefined ? named : named.replaceAll('${region}', region);
}

/** The same for a whole policy. */
export function withOwnNames(policy: Policy, region: string | undefined): Policy {
  const own = (text: PolicyText): PolicyText => ownNames(text, region);
  return {
    ...policy,
    statements: policy.statements.map((statement): Statement => ({
      ...statement,
      ...(statement.principals && {
        principals: statement.principals.map(({ type, value }) => ({ type, value: own(value) })),
      }),
      resources: statement.resources.map(own),
      conditions: statement.conditions.map((condition) => ({ ...condition, values: condition.values.map(own) })),
    })),
  };
}
