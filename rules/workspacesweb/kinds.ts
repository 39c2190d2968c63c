import { key, kind, partlyDocumented } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

/** `since`: first version of the Terraform provider that has it, where 5.x has not. */
const part = (name: string, noun: string, type: string, since?: string) =>
  kind(`workspacesweb-${name}`, () => ({
    noun: `WorkSpaces Secure Browser ${noun}`,
    facets: { key: key() },
    types: {
      [`AWS::WorkSpacesWeb::${type}`]: { facets: { key: 'CustomerManagedKey' }, impact: { '*': 'replaces' } },
      [`aws_workspacesweb_${name.replaceAll('-', '_')}`]: {
        facets: { key: 'customer_managed_key' },
        ...(since === undefined ? {} : { since: { '*': since } }),
        impact: { '*': 'replaces' },
      },
    },
    store: keyedStore(
      'service',
      serviceKey(partlyDocumented, 'https://docs.aws.amazon.com/workspaces-web/latest/adminguide/encryption-rest.html'),
    ),
  }));

export const browserSettings = part('browser-settings', 'browser settings', 'BrowserSettings');
export const dataProtectionSettings = part(
  'data-protection-settings',
  'data protection settings',
  'DataProtectionSettings',
);
export const ipAccessSettings = part('ip-access-settings', 'IP access settings', 'IpAccessSettings');
export const portal = part('portal', 'portal', 'Portal', '6.0');
export const sessionLogger = part('session-logger', 'session logger', 'SessionLogger', '6.0');
export const userSettings = part('user-settings', 'user settings', 'UserSettings');
