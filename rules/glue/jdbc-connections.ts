import { flag, kind, text } from '../dsl.ts';

const PROPERTIES = 'ConnectionInput.ConnectionProperties';

export const jdbcConnection = kind('glue-jdbc-connection', () => ({
  noun: 'Glue connection',
  facets: { type: text('type'), ssl: flag('SSL switch'), kafkaSsl: flag('Kafka SSL switch') },
  types: {
    'AWS::Glue::Connection': {
      facets: {
        type: 'ConnectionInput.ConnectionType',
        ssl: `${PROPERTIES}.JDBC_ENFORCE_SSL`,
        kafkaSsl: `${PROPERTIES}.KAFKA_SSL_ENABLED`,
      },
      impact: { '*': 'in-place' },
    },
    aws_glue_connection: {
      facets: {
        type: 'connection_type',
        ssl: 'connection_properties.JDBC_ENFORCE_SSL',
        kafkaSsl: 'connection_properties.KAFKA_SSL_ENABLED',
      },
      defaults: { type: 'JDBC' },
      impact: { '*': 'in-place' },
    },
  },
}));
