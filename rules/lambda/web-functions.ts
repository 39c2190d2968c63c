import { documented, key, kind, specified } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

/** A revision never changes: another key is another revision. */
export const webFunction = kind('lambda-web-function', () => ({
  noun: 'Lambda web function',
  facets: { key: key() },
  types: {
    'AWS::Lambda::WebFunctionRevision': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
    'AWS::Serverless::WebFunction': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/lambda/latest/dg/web-functions-encryption.html'),
  ),
  why: 'Code and environment variables of the revision lie under this key.',
}));

export const microvmImage = kind('lambda-microvm-image', () => ({
  noun: 'Lambda MicroVM image',
  facets: { key: key() },
  types: {
    'AWS::Lambda::MicrovmImage': {
      facets: { key: 'KmsKeyIdentifier' },
      // No source tells what an update of it does.
      impact: { '*': 'unknown' },
    },
  },
  store: keyedStore('service', serviceKey(specified)),
  why: "The image's configuration holds its environment variables.",
}));
