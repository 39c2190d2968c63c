import { documented, engineeringKnowledge, key, kind, map, present, text } from '../dsl.ts';
import { intoBucket } from '../typed.ts';
import { keyedStore } from '../shapes.ts';

const logs = documented(
  'audio logs lie in your bucket: under the key named, else as the bucket is',
  'https://docs.aws.amazon.com/lex/latest/dg/conversation-logs-encrypting.html',
);
const facets = { key: key(), part: map('bucket'), bucket: text('bucket') };
const LOG = { key: 'Destination.S3Bucket.KmsKeyArn', bucket: 'Destination.S3Bucket.S3BucketArn', part: 'Destination' };

export const botAlias = kind('lex-bot-alias', () => ({
  noun: 'Lex audio log',
  facets,
  types: {
    'AWS::Lex::BotAlias': {
      each: 'ConversationLogSettings.AudioLogSettings[]',
      facets: LOG,
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    'AWS::Lex::Bot': {
      each: 'TestBotAliasSettings.ConversationLogSettings.AudioLogSettings[]',
      facets: LOG,
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_lex_bot_alias: {
      each: 'conversation_logs.log_settings[]',
      facets: { key: 'kms_key_arn', bucket: 'resource_arn', part: 'destination' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: intoBucket(logs),
}));

/** The key only opens a grammar that lies in a bucket already; it is read here so that a key of another owner is seen. */
export const slotType = kind('lex-slot-type', () => ({
  noun: 'Lex grammar',
  facets: { key: key() },
  types: {
    'AWS::Lex::Bot': {
      each: 'BotLocales[].SlotTypes[]',
      identity: 'Name',
      facets: { key: 'ExternalSourceSetting.GrammarSlotTypeSetting.Source.KmsKeyArn' },
      applies: present('key'),
      impact: { '*': 'in-place' },
    },
    aws_lexv2models_slot_type: {
      facets: { key: 'external_source_setting.grammar_slot_type_setting.source.kms_key_arn' },
      applies: present('key'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', engineeringKnowledge('a grammar without a key is as its bucket is')),
}));
