import { key, kind, partlyDocumented, text } from '../dsl.ts';
import { ownedOrYours } from '../shapes.ts';

export const association = kind('codeguru-reviewer-association', () => ({
  noun: 'CodeGuru Reviewer association',
  facets: { mode: text('encryption option', ['AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK']), key: key() },
  types: {
    aws_codegurureviewer_repository_association: {
      facets: { mode: 'kms_key_details.encryption_option', key: 'kms_key_details.kms_key_id' },
      impact: { '*': 'replaces' },
    },
  },
  store: ownedOrYours(
    { owned: 'AWS_OWNED_CMK', yours: 'CUSTOMER_MANAGED_CMK' },
    partlyDocumented(
      'without a key of yours, reviewed code is encrypted with one of the service',
      'https://docs.aws.amazon.com/codeguru/latest/reviewer-ug/encrypt-repository-association.html',
    ),
  ),
}));
