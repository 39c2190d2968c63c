import { documented, partlyDocumented, pointed } from '../dsl.ts';
import type { Fact, Pointer, Where } from '../dsl.ts';
import { forSource, type KeyUse, usedByCallers, usedByLinkedRole, usedByService, at } from '../uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html';
const ACTIONS = ['kms:GenerateDataKey*', 'kms:Decrypt'];
const SAID = "a service that publishes to a topic under a KMS key must be let in by the key's own policy";
const said: Fact = partlyDocumented(SAID, GUIDE);

interface Publisher {
  readonly principal: string;
  readonly from: readonly Pointer[];
  readonly where?: Where;
  /** What is no longer published, with its verb: `alarms no longer reach`. */
  readonly lost: string;
  readonly source?: string;
  readonly fact?: Fact;
}
/** A service that publishes with its own name: when the topic's key shuts it out, nothing says so. */
const publisher = (id: string, { principal, from, where, lost, source, fact = said }: Publisher): KeyUse =>
  usedByService(
    id,
    principal,
    ACTIONS,
    { fails: 'silently', then: `${lost} the topic, and no error shows it`, fact },
    { when: pointed(from, where), ...(source !== undefined && { conditions: forSource(source) }) },
  );

const ALARM = ['AlarmActions', 'OKActions', 'InsufficientDataActions'];
const alarm = ['alarm_actions', 'ok_actions', 'insufficient_data_actions'];

export const topicUses: readonly KeyUse[] = [
  usedByService(
    'sns-s3',
    's3.amazonaws.com',
    ACTIONS,
    {
      fails: 'deploy',
      then: 'S3 refuses the notification (“Unable to validate the following destination configurations”), or loses its events without an error when the key comes later',
      fact: partlyDocumented(
        'S3 tests the topic when notifications are set up, and never again',
        GUIDE,
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html',
      ),
    },
    {
      when: pointed([
        ...at('AWS::S3::Bucket', 'NotificationConfiguration.TopicConfigurations[].Topic'),
        ...at('aws_s3_bucket_notification', 'topic[].topic_arn'),
      ]),
      conditions: forSource('arn:${partition}:s3:::*'),
    },
  ),
  publisher('sns-eventbridge', {
    principal: 'events.amazonaws.com',
    from: [...at('AWS::Events::Rule', 'Targets[].Arn'), ...at('aws_cloudwatch_event_target', 'arn')],
    lost: 'events that match no longer reach',
    fact: documented(SAID, GUIDE, 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html'),
  }),
  publisher('sns-cloudwatch-alarm', {
    principal: 'cloudwatch.amazonaws.com',
    from: [
      ...at('AWS::CloudWatch::Alarm', ...ALARM),
      ...at('AWS::CloudWatch::CompositeAlarm', ...ALARM),
      ...at('aws_cloudwatch_metric_alarm', ...alarm),
      ...at('aws_cloudwatch_composite_alarm', ...alarm),
    ],
    lost: 'alarms go off but no longer reach',
    source: 'arn:${partition}:cloudwatch:${region}:${account}:alarm:*',
    fact: documented(
      SAID,
      GUIDE,
      'https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger',
      'https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns',
    ),
  }),
  publisher('sns-budgets', {
    principal: 'budgets.amazonaws.com',
    from: [
      ...at('AWS::Budgets::Budget', 'NotificationsWithSubscribers[].Subscribers[].Address'),
      ...at('aws_budgets_budget', 'notification[].subscriber_sns_topic_arns'),
    ],
    lost: 'budget alerts no longer reach',
    fact: partlyDocumented(
      'AWS Budgets publishes with its own name, not with a role of the account',
      'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html',
    ),
  }),
  publisher('sns-cost-anomaly', {
    principal: 'costalerts.amazonaws.com',
    from: [
      ...at('AWS::CE::AnomalySubscription', 'Subscribers[].Address'),
      ...at('aws_ce_anomaly_subscription', 'subscriber[].address'),
    ],
    lost: 'cost anomalies no longer reach',
    fact: partlyDocumented(
      'Cost Anomaly Detection publishes with its own name, not with a role of the account',
      'https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html',
    ),
  }),
  publisher('sns-codecommit', {
    principal: 'codecommit.amazonaws.com',
    from: [
      ...at('AWS::CodeCommit::Repository', 'Triggers[].DestinationArn'),
      ...at('aws_codecommit_trigger', 'trigger[].destination_arn'),
    ],
    lost: 'repository triggers no longer reach',
  }),
  publisher('sns-codestar', {
    principal: 'codestar-notifications.amazonaws.com',
    from: [
      ...at('AWS::CodeStarNotifications::NotificationRule', 'Targets[].TargetAddress'),
      ...at('aws_codestarnotifications_notification_rule', 'target[].address'),
    ],
    lost: 'notices of the developer tools no longer reach',
  }),
  publisher('sns-rds-events', {
    principal: 'events.rds.amazonaws.com',
    from: [
      ...at('AWS::RDS::EventSubscription', 'SnsTopicArn'),
      ...at('AWS::Neptune::EventSubscription', 'SnsTopicArn'),
      ...at('AWS::DocDB::EventSubscription', 'SnsTopicArn'),
      ...at('aws_db_event_subscription', 'sns_topic'),
      ...at('aws_neptune_event_subscription', 'sns_topic_arn'),
      ...at('aws_docdb_event_subscription', 'sns_topic_arn'),
    ],
    lost: 'database events no longer reach',
    source: 'arn:${partition}:rds:${region}:${account}:es:*',
  }),
  publisher('sns-redshift', {
    principal: 'redshift.amazonaws.com',
    from: [
      ...at('AWS::Redshift::EventSubscription', 'SnsTopicArn'),
      ...at('aws_redshift_event_subscription', 'sns_topic_arn'),
    ],
    lost: 'warehouse events no longer reach',
  }),
  publisher('sns-dms', {
    principal: 'dms.amazonaws.com',
    from: [...at('AWS::DMS::EventSubscription', 'SnsTopicArn'), ...at('aws_dms_event_subscription', 'sns_topic_arn')],
    lost: 'migration events no longer reach',
  }),
  publisher('sns-ses', {
    principal: 'ses.amazonaws.com',
    from: [
      ...at('AWS::SES::ConfigurationSetEventDestination', 'EventDestination.SnsDestination.TopicARN'),
      ...at('AWS::SES::ReceiptRule', 'Rule.Actions[].SNSAction.TopicArn', 'Rule.Actions[].S3Action.TopicArn'),
      ...at('aws_ses_identity_notification_topic', 'topic_arn'),
      ...at('aws_ses_event_destination', 'sns_destination.topic_arn'),
      ...at('aws_sesv2_configuration_set_event_destination', 'event_destination.sns_destination.topic_arn'),
    ],
    lost: 'bounces and complaints no longer reach',
  }),
  publisher('sns-backup', {
    principal: 'backup.amazonaws.com',
    from: [
      ...at('AWS::Backup::BackupVault', 'Notifications.SNSTopicArn'),
      ...at('aws_backup_vault_notifications', 'sns_topic_arn'),
    ],
    lost: 'notices of backup jobs no longer reach',
  }),
  publisher('sns-devopsguru', {
    principal: 'devops-guru.amazonaws.com',
    from: [
      ...at('AWS::DevOpsGuru::NotificationChannel', 'Config.Sns.TopicArn'),
      ...at('aws_devopsguru_notification_channel', 'sns.topic_arn'),
    ],
    lost: 'insights no longer reach',
  }),
  publisher('sns-incident-manager', {
    principal: 'ssm-incidents.amazonaws.com',
    from: [
      ...at('AWS::SSMIncidents::ResponsePlan', 'IncidentTemplate.NotificationTargets[].SnsTopicArn'),
      ...at('aws_ssmincidents_response_plan', 'incident_template.notification_target[].sns_topic_arn'),
    ],
    lost: 'incidents no longer reach',
  }),
  usedByLinkedRole(
    'sns-autoscaling',
    'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
    ACTIONS,
    {
      fails: 'silently',
      then: "the group's notices no longer reach the topic; only the first set-up, which sends a test, is refused",
      fact: partlyDocumented(
        'EC2 Auto Scaling publishes with its service-linked role, whose IAM policy nobody can edit',
        GUIDE,
      ),
    },
    {
      when: pointed([
        ...at(
          'AWS::AutoScaling::AutoScalingGroup',
          'NotificationConfigurations[].TopicARN',
          'NotificationConfiguration.TopicARN',
        ),
        ...at('aws_autoscaling_notification', 'topic_arn'),
      ]),
    },
  ),
  usedByCallers(
    'sns-roles',
    'sns',
    ACTIONS,
    {
      fails: 'silently',
      then: 'approvals and notices that a service sends with a role of the account no longer reach the topic',
      fact: partlyDocumented(
        'some services publish with a role of the account, which needs the key like any other caller',
        GUIDE,
      ),
    },
    {
      when: pointed([
        ...at('AWS::CodePipeline::Pipeline', 'Stages[].Actions[].Configuration.NotificationArn'),
        ...at('aws_codepipeline', 'stage[].action[].configuration.NotificationArn'),
        ...at('AWS::Config::DeliveryChannel', 'SnsTopicARN'),
        ...at('aws_config_delivery_channel', 'sns_topic_arn'),
        ...at('AWS::IoT::TopicRule', 'TopicRulePayload.Actions[].Sns.TargetArn'),
        ...at('aws_iot_topic_rule', 'sns[].target_arn'),
        ...at('AWS::AutoScaling::LifecycleHook', 'NotificationTargetARN'),
        ...at('aws_autoscaling_lifecycle_hook', 'notification_target_arn'),
      ]),
    },
  ),
  usedByCallers('sns-topic', 'sns', ACTIONS, {
    fails: 'use',
    then: 'publishing is refused (`KMSAccessDeniedException`)',
    fact: documented(
      'whoever publishes to a topic under a KMS key needs `kms:GenerateDataKey*` and `kms:Decrypt` on it',
      GUIDE,
    ),
  }),
];
