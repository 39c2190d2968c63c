/**
 * What the policy of a topic says when none is written: the account that owns the topic may use it, services that act for the account
 * (CloudWatch alarms) included (https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html).
 */
export const ownersMayUse = {
  Sid: 'OwnerMayUse',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: [
    'sns:GetTopicAttributes',
    'sns:SetTopicAttributes',
    'sns:AddPermission',
    'sns:RemovePermission',
    'sns:DeleteTopic',
    'sns:Subscribe',
    'sns:ListSubscriptionsByTopic',
    'sns:Publish',
  ],
  Resource: '${arn}',
  Condition: { StringEquals: { 'AWS:SourceOwner': '${account}' } },
} as const;
