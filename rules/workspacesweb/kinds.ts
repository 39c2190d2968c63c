import { key, kind, partlyDocumented } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const workSpacesWebBrowserSettings = kind('workspacesweb-browser-settings', () => ({
  noun: 'WorkSpaces Secure Browser browser settings',
  facets: { key: key() },
  types: {
    'AWS::WorkSpacesWeb::BrowserSettings': { facets: { key: 'CustomerManagedKey' }, impact: { '*': 'replaces' } },
    aws_workspacesweb_browser_settings: { facets: { key: 'customer_managed_key' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    partlyDocumented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/workspaces-web/latest/adminguide/encryption-rest.html',
    ),
  ),
}));

export const workSpacesWebDataProtectionSettings = kind('workspacesweb-data-protection-settings', () => ({
  noun: 'WorkSpaces Secure Browser data protection settings',
  facets: { key: key() },
  types: {
    'AWS::WorkSpacesWeb::DataProtectionSettings': {
      facets: { key: 'CustomerManagedKey' },
      impact: { '*': 'replaces' },
    },
    aws_workspacesweb_data_protection_settings: {
      facets: { key: 'customer_managed_key' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore(
    'service',
    partlyDocumented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/workspaces-web/latest/adminguide/encryption-rest.html',
    ),
  ),
}));

export const workSpacesWebIpAccessSettings = kind('workspacesweb-ip-access-settings', () => ({
  noun: 'WorkSpaces Secure Browser IP access settings',
  facets: { key: key() },
  types: {
    'AWS::WorkSpacesWeb::IpAccessSettings': { facets: { key: 'CustomerManagedKey' }, impact: { '*': 'replaces' } },
    aws_workspacesweb_ip_access_settings: { facets: { key: 'customer_managed_key' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    partlyDocumented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/workspaces-web/latest/adminguide/encryption-rest.html',
    ),
  ),
}));

export const workSpacesWebPortal = kind('workspacesweb-portal', () => ({
  noun: 'WorkSpaces Secure Browser portal',
  facets: { key: key() },
  types: {
    'AWS::WorkSpacesWeb::Portal': { facets: { key: 'CustomerManagedKey' }, impact: { '*': 'replaces' } },
    aws_workspacesweb_portal: {
      facets: { key: 'customer_managed_key' },
      since: { '*': '6.0' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore(
    'service',
    partlyDocumented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/workspaces-web/latest/adminguide/encryption-rest.html',
    ),
  ),
}));

export const workSpacesWebSessionLogger = kind('workspacesweb-session-logger', () => ({
  noun: 'WorkSpaces Secure Browser session logger',
  facets: { key: key() },
  types: {
    'AWS::WorkSpacesWeb::SessionLogger': { facets: { key: 'CustomerManagedKey' }, impact: { '*': 'replaces' } },
    aws_workspacesweb_session_logger: {
      facets: { key: 'customer_managed_key' },
      since: { '*': '6.0' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore(
    'service',
    partlyDocumented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/workspaces-web/latest/adminguide/encryption-rest.html',
    ),
  ),
}));

export const workSpacesWebUserSettings = kind('workspacesweb-user-settings', () => ({
  noun: 'WorkSpaces Secure Browser user settings',
  facets: { key: key() },
  types: {
    'AWS::WorkSpacesWeb::UserSettings': { facets: { key: 'CustomerManagedKey' }, impact: { '*': 'replaces' } },
    aws_workspacesweb_user_settings: { facets: { key: 'customer_managed_key' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    partlyDocumented(
      'without a key of yours, it is encrypted with one of the service',
      'https://docs.aws.amazon.com/workspaces-web/latest/adminguide/encryption-rest.html',
    ),
  ),
}));
