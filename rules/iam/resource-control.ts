import type { Policy } from '../dsl.ts';
import { enforcedKey } from './enforced-keys.ts';
import type { Pitfall } from './pitfalls.ts';

/** Services that resource control policies hold for (AWS Service Authorization Reference, September 2026). */
const SERVICES = new Set(
  'aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend comprehendmedical compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift health inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor notifications opensearch pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs sts support swf textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray'.split(
    ' ',
  ),
);

/** Denies of a resource control policy that speak of encryption in services for which such policies don't hold. */
export const outsideResourceControl = (policy: Policy): readonly Pitfall[] =>
  policy.statements.flatMap((statement) => {
    const condition = statement.conditions.find(({ key }) => enforcedKey(key) !== undefined);
    if (statement.effect !== 'Deny' || !condition || statement.notActions) return [];
    const services = statement.actions.map((action) => action.split(':')[0] ?? '');
    const outside = services.find((service) => /^[a-z0-9-]+$/.test(service) && !SERVICES.has(service));
    const site = condition.site ?? statement.site;
    return outside === undefined
      ? []
      : [
          {
            because: `resource control policies don't hold for \`${outside}\`: use a service control policy`,
            ...(site && { at: site }),
          },
        ];
  });
