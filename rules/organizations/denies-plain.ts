import { documented, type LazyRule, present, rule, satisfies, severity } from '../dsl.ts';
import { plainStores } from '../iam/plain-stores.ts';
import { serviceControlPolicy } from './kinds.ts';

/** The service control policies of a project together deny that stores of a sort are made without encryption. */
export const deniesPlain = (id: string, store: keyof typeof plainStores): LazyRule =>
  rule(id, serviceControlPolicy, () => {
    const { noun, statement } = plainStores[store];
    return {
      title: `Service control policies let ${noun} be made without encryption`,
      concern: 'enforcement',
      severity: severity('off', 'info', 'warning'),
      applies: present('document'),
      require: satisfies('document', 'iam/controlsDenyPlain', store),
      message: `No service control policy of this project denies that ${noun} are made without encryption: one account that forgets is enough. Deny the calls that make them where their condition key says so.`,
      makes: [
        {
          title: `Deny plain ${noun} in \`{name}\``,
          append: { facet: 'document', statement },
          access: 'denies-clients',
        },
      ],
      fact: documented(
        'a Deny in a service control policy holds for every user and role of the accounts that it is attached to',
        'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
      ),
    };
  });
