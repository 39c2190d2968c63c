import { key, kind, specified } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const pipe = kind('pipes-pipe', () => ({
  noun: 'EventBridge pipe',
  facets: { key: key() },
  types: {
    'AWS::Pipes::Pipe': { facets: { key: 'KmsKeyIdentifier' }, impact: { '*': 'in-place' } },
    aws_pipes_pipe: { facets: { key: 'kms_key_identifier' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore('service', serviceKey(specified)),
}));
