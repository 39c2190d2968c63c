import { key, kind, map, present } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const mediaInsightsPipelineConfiguration = kind('chime-media-insights-pipeline-configuration', () => ({
  noun: 'Chime call analytics output',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::Chime::MediaInsightsPipelineConfiguration': {
      each: 'Elements[]',
      facets: {
        key: 'AmazonTranscribeCallAnalyticsProcessorConfiguration.PostCallAnalyticsSettings.OutputEncryptionKMSKeyId',
        part: 'AmazonTranscribeCallAnalyticsProcessorConfiguration.PostCallAnalyticsSettings',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_chimesdkmediapipelines_media_insights_pipeline_configuration: {
      each: 'elements[]',
      facets: {
        key: 'amazon_transcribe_call_analytics_processor_configuration.post_call_analytics_settings.output_encryption_kms_key_id',
        part: 'amazon_transcribe_call_analytics_processor_configuration.post_call_analytics_settings',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStoreOfEither(anyKey),
}));
