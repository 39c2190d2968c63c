import { key, kind, map, present } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';
import { exportUses } from './key-uses.ts';

export const classificationExportConfiguration = kind('macie2-classification-export-configuration', () => ({
  noun: 'Macie results export',
  facets: { key: key(), part: map('part') },
  types: {
    aws_macie2_classification_export_configuration: {
      facets: { key: 's3_destination.kms_key_arn', part: 's3_destination' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  keyUses: exportUses,
  store: keyedStoreOfEither(anyKey),
}));
