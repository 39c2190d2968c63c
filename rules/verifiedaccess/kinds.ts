import { documented, flag, key, kind } from '../dsl.ts';
import { ownedOrYours } from '../shapes.ts';

const CFN = { mode: 'SseSpecification.CustomerManagedKeyEnabled', key: 'SseSpecification.KmsKeyArn' };
const terraform = (block: string) => ({
  facets: { mode: `${block}.customer_managed_key_enabled`, key: `${block}.kms_key_arn` },
  impact: { '*': 'in-place' } as const,
});

export const verifiedAccess = kind('verified-access', () => ({
  noun: 'Verified Access resource',
  facets: { mode: flag('switch for a key of yours'), key: key() },
  types: {
    'AWS::EC2::VerifiedAccessEndpoint': { facets: CFN, impact: { '*': 'in-place' } },
    'AWS::EC2::VerifiedAccessGroup': { facets: CFN, impact: { '*': 'in-place' } },
    'AWS::EC2::VerifiedAccessTrustProvider': { facets: CFN, impact: { '*': 'in-place' } },
    aws_verifiedaccess_endpoint: terraform('sse_specification'),
    aws_verifiedaccess_group: terraform('sse_configuration'),
    aws_verifiedaccess_trust_provider: terraform('sse_specification'),
  },
  store: ownedOrYours(
    { owned: false, yours: true },
    documented(
      'policies and trust data are encrypted with a key that AWS owns unless one is named',
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VerifiedAccessSseSpecificationRequest.html',
    ),
  ),
}));
