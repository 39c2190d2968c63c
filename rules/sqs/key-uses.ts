import { documented, partlyDocumented, pointed } from '../dsl.ts';
import { at, forSource, type KeyUse, usedByCallers, usedByService } from '../uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html';
const ACTIONS = ['kms:GenerateDataKey', 'kms:Decrypt'];
const SAID = "a service that sends to a queue under a KMS key must be let in by the key's own policy";

export const queueUses: readonly KeyUse[] = [
  usedByService(
    'sqs-sns',
    'sns.amazonaws.com',
    ACTIONS,
    {
      fails: 'silently',
      then: 'what SNS sends to the queue is lost: it is dropped without another try',
      fact: documented(SAID, GUIDE),
    },
    {
      when: pointed([
        ...at('AWS::SNS::Subscription', 'Endpoint', 'RedrivePolicy.deadLetterTargetArn'),
        ...at('AWS::SNS::Topic', 'Subscription[].Endpoint'),
        ...at('aws_sns_topic_subscription', 'endpoint'),
      ]),
    },
  ),
  usedByService(
    'sqs-s3',
    's3.amazonaws.com',
    ACTIONS,
    {
      fails: 'deploy',
      then: 'S3 refuses the notification (“Unable to validate the following destination configurations”), or loses its events without an error when the key comes later',
      fact: partlyDocumented(
        'S3 tests the queue when notifications are set up, and never again',
        GUIDE,
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html',
      ),
    },
    {
      when: pointed([
        ...at('AWS::S3::Bucket', 'NotificationConfiguration.QueueConfigurations[].Queue'),
        ...at('aws_s3_bucket_notification', 'queue[].queue_arn'),
      ]),
      conditions: forSource('arn:${partition}:s3:::*'),
    },
  ),
  usedByService(
    'sqs-eventbridge',
    'events.amazonaws.com',
    ACTIONS,
    {
      fails: 'silently',
      then: 'what EventBridge sends to the queue is lost, and no error shows it',
      fact: documented(SAID, GUIDE, 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html'),
    },
    {
      when: pointed([
        ...at('AWS::Events::Rule', 'Targets[].Arn', 'Targets[].DeadLetterConfig.Arn'),
        ...at('aws_cloudwatch_event_target', 'arn', 'dead_letter_config.arn'),
      ]),
      conditions: forSource('arn:${partition}:events:${region}:${account}:rule/*'),
    },
  ),
  usedByCallers(
    'sqs-lambda-role',
    'sqs',
    ACTIONS,
    {
      fails: 'use',
      then: "roles of functions, schedules and pipes can neither send nor receive, and a function's dead letters are lost",
      fact: partlyDocumented(
        'who sends needs `kms:GenerateDataKey` and `kms:Decrypt`, who receives `kms:Decrypt`',
        GUIDE,
        'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-error-troubleshooting.html',
      ),
    },
    {
      when: pointed([
        ...at('AWS::Lambda::Function', 'DeadLetterConfig.TargetArn'),
        ...at('AWS::Serverless::Function', 'DeadLetterQueue.TargetArn'),
        ...at('AWS::Lambda::EventSourceMapping', 'EventSourceArn'),
        ...at('AWS::Scheduler::Schedule', 'Target.Arn', 'Target.DeadLetterConfig.Arn'),
        ...at('AWS::Pipes::Pipe', 'Source', 'Target'),
        ...at('aws_lambda_function', 'dead_letter_config.target_arn'),
        ...at('aws_lambda_event_source_mapping', 'event_source_arn'),
        ...at('aws_scheduler_schedule', 'target.arn', 'target.dead_letter_config.arn'),
        ...at('aws_pipes_pipe', 'source', 'target'),
      ]),
    },
  ),
  usedByCallers('sqs-queue', 'sqs', ACTIONS, {
    fails: 'use',
    then: 'sending and receiving is refused (`KMS.AccessDeniedException`)',
    fact: documented('who sends or receives needs the key as well as the queue', GUIDE),
  }),
];
