import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const appBundle = kind('appfabric-app-bundle', () => ({
  noun: 'AppFabric app bundle',
  facets: { key: key() },
  types: {
    // Absent: "an AWS owned key is used for encryption"; the service has no call that changes it.
    'AWS::AppFabric::AppBundle': { facets: { key: 'CustomerManagedKeyIdentifier' }, impact: { '*': 'replaces' } },
    aws_appfabric_app_bundle: { facets: { key: 'customer_managed_key_arn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/appfabric/latest/adminguide/data-protection.html'),
  ),
}));
