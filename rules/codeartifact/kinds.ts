import { documented, key, kind } from '../dsl.ts';
import { awsKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const codeArtifactDomain = kind('codeartifact-domain', () => ({
  noun: 'CodeArtifact domain',
  facets: { key: key() },
  types: {
    'AWS::CodeArtifact::Domain': { facets: { key: 'EncryptionKey' }, impact: { '*': 'replaces' } },
    aws_codeartifact_domain: { facets: { key: 'encryption_key' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore('aws', awsKey(documented, 'https://docs.aws.amazon.com/codeartifact/latest/ug/domain-create.html')),
}));
