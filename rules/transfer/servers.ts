import { kind, list } from '../dsl.ts';

export const server = kind('transfer-server', () => ({
  noun: 'Transfer server',
  facets: { protocols: list('protocols') },
  types: {
    'AWS::Transfer::Server': { facets: { protocols: 'Protocols' }, impact: { '*': 'in-place' } },
    aws_transfer_server: { facets: { protocols: 'protocols' }, impact: { '*': 'in-place' } },
  },
}));
