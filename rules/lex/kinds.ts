import { engineeringKnowledge, key, kind, map, present } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const botAlias = kind('lex-bot-alias', () => ({
  noun: 'Lex bot alias',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::Lex::BotAlias': {
      each: 'ConversationLogSettings.AudioLogSettings[]',
      facets: { key: 'Destination.S3Bucket.KmsKeyArn', part: 'Destination' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
    aws_lex_bot_alias: {
      facets: { key: 'conversation_logs.log_settings.kms_key_arn', part: 'conversation_logs' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));
