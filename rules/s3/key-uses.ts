import { any, documented, type Formula, partlyDocumented, pointed, present } from '../dsl.ts';
import { at, forSource, type KeyUse, noKeyWorks, usedByCallers, usedByService } from '../uses.ts';
import { logTarget } from './facts.ts';
import { byAccessControl, byAccessIdentity, ofLoadBalancer } from './fed-by.ts';
import { accessIdentityUse, lensUse, objectUses, replicationUse, reportUse } from './object-key-uses.ts';

/** Vended logs: one service delivers the logs of many. */
const DELIVERY = 'delivery.logs.amazonaws.com';
const DELIVERS = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
const fromLogs = forSource('arn:${partition}:logs:${region}:${account}:*');
const deliveredBy = (id: string, when: Formula, lost: string, because: string, ...sources: readonly string[]): KeyUse =>
  usedByService(
    id,
    DELIVERY,
    DELIVERS,
    { fails: 'silently', then: lost, fact: partlyDocumented(because, ...sources) },
    { when, vital: ['kms:GenerateDataKey*'], conditions: fromLogs },
  );

/** `takesAccessLogs`: server access logs are delivered here. */
export const bucketUses = (takesAccessLogs: Formula): readonly KeyUse[] => [
  ...objectUses,
  noKeyWorks(
    's3-access-logs',
    'logging.s3.amazonaws.com',
    { fails: 'silently', then: 'no log ever arrives', fact: logTarget },
    { when: takesAccessLogs, toldBy: 's3-bucket-log-target-not-kms' },
  ),
  {
    ...reportUse,
    when: pointed([
      ...at(
        'AWS::S3::Bucket',
        'InventoryConfigurations[].Destination.BucketArn',
        'AnalyticsConfigurations[].StorageClassAnalysis.DataExport.Destination.BucketArn',
      ),
      ...at('aws_s3_bucket_inventory', 'destination.bucket.bucket_arn'),
      ...at(
        'aws_s3_bucket_analytics_configuration',
        'storage_class_analysis.data_export.destination.s3_bucket_destination.bucket_arn',
      ),
    ]),
  },
  {
    ...lensUse,
    when: pointed([
      ...at('AWS::S3::StorageLens', 'StorageLensConfiguration.DataExport.S3BucketDestination.Arn'),
      ...at(
        'aws_s3control_storage_lens_configuration',
        'storage_lens_configuration.data_export.s3_bucket_destination.arn',
      ),
    ]),
  },
  { ...replicationUse, actions: ['kms:Decrypt'], when: present('replication') },
  usedByService(
    'cloudfront-oac',
    'cloudfront.amazonaws.com',
    ['kms:Decrypt'],
    {
      fails: 'use',
      then: 'viewers get 403 for whatever is not in the cache',
      fact: documented(
        "CloudFront reads a bucket under a KMS key only through an origin access control that the key's policy lets in",
        'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
      ),
    },
    {
      when: byAccessControl,
      conditions: { ArnLike: { 'aws:SourceArn': 'arn:${partition}:cloudfront::${account}:distribution/*' } },
    },
  ),
  accessIdentityUse(byAccessIdentity),
  {
    ...deliveredBy(
      'cloudfront-logs',
      pointed([
        ...at('AWS::CloudFront::Distribution', 'DistributionConfig.Logging.Bucket'),
        ...at('aws_cloudfront_distribution', 'logging_config.bucket'),
      ]),
      "CloudFront's logs no longer arrive, and no error shows it",
      "CloudFront's logs are delivered by the log delivery service",
    ),
    actions: ['kms:GenerateDataKey*'],
    fact: documented(
      "CloudFront's logs are delivered by the log delivery service",
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html',
    ),
    conditions: { StringEquals: { 'aws:SourceAccount': '${account}' } },
  },
  noKeyWorks(
    'alb-logs',
    'logdelivery.elasticloadbalancing.amazonaws.com',
    {
      fails: 'deploy',
      then: "turning the load balancer's logs on is refused (“Access Denied for bucket”), and they stop without a word on a bucket that is in use",
      fact: documented(
        'application and classic load balancers deliver logs only to buckets with keys of S3 (SSE-S3)',
        'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html',
        'https://github.com/aws/aws-cdk/issues/21947',
      ),
    },
    {
      when: any(
        ofLoadBalancer(false),
        pointed(at('AWS::ElasticLoadBalancing::LoadBalancer', 'AccessLoggingPolicy.S3BucketName'), {
          path: 'AccessLoggingPolicy.Enabled',
          is: true,
        }),
        pointed(at('aws_elb', 'access_logs.bucket'), { path: 'access_logs.enabled', isNot: false }),
      ),
    },
  ),
  {
    ...deliveredBy(
      'nlb-logs',
      ofLoadBalancer(true),
      "turning the load balancer's logs on is refused, and they stop without a word on a bucket that is in use",
      'network load balancers deliver logs to buckets under a customer-managed key that lets the log delivery service in',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html',
    ),
    fails: 'deploy',
  },
  deliveredBy(
    'vpc-flow-logs',
    pointed([
      ...at('AWS::EC2::FlowLog', 'LogDestination'),
      ...at('AWS::Route53Resolver::ResolverQueryLoggingConfig', 'DestinationArn'),
      ...at('AWS::WAFv2::LoggingConfiguration', 'LogDestinationConfigs'),
      ...at(
        'AWS::NetworkFirewall::LoggingConfiguration',
        'LoggingConfiguration.LogDestinationConfigs[].LogDestination.bucketName',
      ),
      ...at('AWS::Logs::DeliveryDestination', 'DestinationResourceArn'),
      ...at('aws_flow_log', 'log_destination'),
      ...at('aws_route53_resolver_query_log_config', 'destination_arn'),
      ...at('aws_wafv2_web_acl_logging_configuration', 'log_destination_configs'),
      ...at(
        'aws_networkfirewall_logging_configuration',
        'logging_configuration.log_destination_config[].log_destination.bucketName',
      ),
      ...at('aws_cloudwatch_log_delivery_destination', 'delivery_destination_configuration.destination_resource_arn'),
    ]),
    'flow logs and other logs no longer arrive, which only their status shows',
    'logs that AWS services write to S3 are delivered by the log delivery service',
    'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html',
  ),
  {
    ...deliveredBy(
      'msk-logs',
      pointed([
        ...at('AWS::MSK::Cluster', 'LoggingInfo.BrokerLogs.S3.Bucket'),
        ...at('aws_msk_cluster', 'logging_info.broker_logs.s3.bucket'),
      ]),
      'broker logs no longer arrive, and no error shows it',
      'broker logs are delivered by the log delivery service',
      'https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html',
    ),
    fact: documented(
      'broker logs are delivered by the log delivery service',
      'https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html',
    ),
    conditions: { StringEquals: { 'aws:SourceAccount': '${account}' } },
  },
  noKeyWorks(
    'redshift-audit',
    'redshift.amazonaws.com',
    {
      fails: 'silently',
      then: 'audit logging is refused, or stops where it was on',
      fact: documented(
        'Redshift writes audit logs only to buckets with keys of S3 (SSE-S3)',
        'https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html',
      ),
    },
    {
      when: pointed([
        ...at('AWS::Redshift::Cluster', 'LoggingProperties.BucketName'),
        ...at('aws_redshift_logging', 'bucket_name'),
        ...at('aws_redshift_cluster', 'logging.bucket_name'),
      ]),
    },
  ),
  usedByCallers(
    'datasync',
    's3',
    ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    {
      fails: 'use',
      then: 'the task ends with an error, and files are skipped',
      fact: documented(
        'DataSync reads and writes a bucket with the role that its location names',
        'https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html',
      ),
    },
    {
      when: pointed([
        ...at('AWS::DataSync::LocationS3', 'S3BucketArn'),
        ...at('aws_datasync_location_s3', 's3_bucket_arn'),
      ]),
    },
  ),
];
