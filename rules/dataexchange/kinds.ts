import { key, kind, map, present, specified, text } from '../dsl.ts';
import { modedObjectsStore } from '../shapes.ts';

const EXPORT = 'Action.ExportRevisionToS3';

export const exported = kind('dataexchange-export', () => ({
  noun: 'Data Exchange export',
  facets: { mode: text('encryption type', ['AES256', 'aws:kms']), key: key(), bucket: text('bucket'), part: map() },
  types: {
    'AWS::DataExchange::EventAction': {
      facets: {
        mode: `${EXPORT}.Encryption.Type`,
        key: `${EXPORT}.Encryption.KmsKeyArn`,
        bucket: `${EXPORT}.RevisionDestination.Bucket`,
        part: EXPORT,
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_dataexchange_event_action: {
      facets: {
        mode: 'action.export_revision_to_s3.encryption.type',
        key: 'action.export_revision_to_s3.encryption.kms_key_arn',
        bucket: 'action.export_revision_to_s3.revision_destination.bucket',
        part: 'action.export_revision_to_s3',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: modedObjectsStore(
    { s3: 'AES256', kms: ['aws:kms'] },
    specified('revisions are written with the type and key named'),
  ),
}));
