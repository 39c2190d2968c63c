import { all, any, type Formula, not, pointed, type Where } from '../dsl.ts';
import { at } from '../uses.ts';

const LOGS = ['access_logs', 'connection_logs'];

/** Load balancers of version 2 whose logs are on and are delivered here; an application one needs no type. */
export const ofLoadBalancer = (network: boolean): Formula => {
  const type = (path: string): Where => (network ? { path, is: 'network' } : { path, isNot: 'network' });
  return any(
    ...LOGS.flatMap((logs) => [
      pointed(at('AWS::ElasticLoadBalancingV2::LoadBalancer', `LoadBalancerAttributes[Key=${logs}.s3.bucket].Value`), {
        path: `LoadBalancerAttributes[Key=${logs}.s3.enabled].Value`,
        is: true,
        and: type('Type'),
      }),
      pointed([...at('aws_lb', `${logs}.bucket`), ...at('aws_alb', `${logs}.bucket`)], {
        path: `${logs}.enabled`,
        is: true,
        and: type('load_balancer_type'),
      }),
    ]),
  );
};

const origin = (path: string, then: Pick<Where, 'present' | 'matches'>): readonly [Formula, Formula] => [
  pointed(at('AWS::CloudFront::Distribution', 'DistributionConfig.Origins[].DomainName'), {
    path: `DistributionConfig.Origins[].${path}`,
    ...then,
  }),
  pointed(at('aws_cloudfront_distribution', 'origin[].domain_name'), {
    path: `origin[].${path === 'OriginAccessControlId' ? 'origin_access_control_id' : 's3_origin_config.origin_access_identity'}`,
    ...then,
  }),
];
export const byAccessControl = any(...origin('OriginAccessControlId', { present: true }));
export const byAccessIdentity = all(
  any(...origin('S3OriginConfig.OriginAccessIdentity', { present: true })),
  not(byAccessControl),
);
