import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { streamUses } from './key-uses.ts';

export const kinesisVideoStream = kind('kinesis-video-stream', () => ({
  noun: 'Kinesis Video stream',
  facets: { key: key() },
  types: {
    'AWS::KinesisVideo::Stream': {
      facets: { key: 'KmsKeyId' },
      impact: { '*': 'unknown' },
      impactBasis:
        'no call of the service changes the key of a stream, and the provider replaces it; the schema names no replacement',
    },
    aws_kinesis_video_stream: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  keyUses: streamUses,
  store: keyedStore(
    'aws',
    documented(
      'what is kept is always encrypted; without a key of yours, with `aws/kinesisvideo`',
      'https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-kms.html',
    ),
  ),
}));
