import { config, documented, is, not, present, rule, severity } from '../dsl.ts';
import { workgroup } from './kinds.ts';

export const enforced = rule('athena-workgroup-enforced', workgroup, () => ({
  title: 'Athena workgroup lets clients override its settings',
  concern: 'override',
  severity: severity('info', 'warning', 'error'),
  require: not(is('enforced', false)),
  blame: 'enforced',
  message:
    'Clients of workgroup `{name}` may set where their query results go and how they are encrypted: what the workgroup says of a key then binds nobody. Enforce its settings, unless clients need buckets of their own.',
  makes: [
    {
      title: 'Enforce the settings of workgroup `{name}`',
      set: { enforced: true },
      // Clients that name a place and a key of their own are no longer heard.
      asked: true,
      onlyIf: {
        holds: present('bucket'),
        because:
          'The workgroup names no location: with its settings enforced, queries of clients that name their own would fail. Name a location first.',
      },
    },
  ],
  controls: [config('ATHENA_WORKGROUP_ENFORCE_WORKGROUP_CONFIGURATION')],
  fact: documented(
    'where the settings are not enforced, those of the client hold for location, encryption and owner of the results',
    'https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html',
  ),
}));
