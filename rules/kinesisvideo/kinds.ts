import { documented, key, kind } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const kinesisVideoStream = kind('kinesis-video-stream', () => ({
  noun: 'Kinesis Video stream',
  facets: { key: key() },
  types: {
    'AWS::KinesisVideo::Stream': { facets: { key: 'KmsKeyId' }, impact: { '*': 'in-place' } },
    aws_kinesis_video_stream: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'aws',
    documented(
      'without a key of yours, it is encrypted with an AWS-managed key',
      'https://docs.aws.amazon.com/kinesisvideostreams/latest/dg/how-kms.html',
    ),
  ),
}));
