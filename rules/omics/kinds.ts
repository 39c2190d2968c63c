import { key, kind, partlyDocumented, raise, text } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

const facets = { type: text('encryption type', ['KMS']), key: key() };
const spelled = { facets: { type: 'SseConfig.Type', key: 'SseConfig.KeyArn' }, impact: { '*': 'replaces' } } as const;
const store = () =>
  keyedStore(
    'service',
    partlyDocumented(
      'HealthOmics encrypts every store; without a key of yours, with one of the service',
      'https://docs.aws.amazon.com/omics/latest/dev/create-sequence-store.html',
    ),
    [],
    { raise: [raise('customer', { type: 'KMS', key: '$key' })] },
  );
const why = 'Genomic data identifies people for good. A store keeps the key that it was made with.';

export const annotationStore = kind('omics-annotation-store', () => ({
  noun: 'HealthOmics annotation store',
  facets,
  types: { 'AWS::Omics::AnnotationStore': spelled },
  store: store(),
  why,
}));
export const referenceStore = kind('omics-reference-store', () => ({
  noun: 'HealthOmics reference store',
  facets,
  types: { 'AWS::Omics::ReferenceStore': spelled },
  store: store(),
  why,
}));
export const sequenceStore = kind('omics-sequence-store', () => ({
  noun: 'HealthOmics sequence store',
  facets,
  types: { 'AWS::Omics::SequenceStore': spelled },
  store: store(),
  why,
}));
export const variantStore = kind('omics-variant-store', () => ({
  noun: 'HealthOmics variant store',
  facets,
  types: { 'AWS::Omics::VariantStore': spelled },
  store: store(),
  why,
}));
