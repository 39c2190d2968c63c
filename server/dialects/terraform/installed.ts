import { isWithin, joinUri } from '../../model/uri.ts';
import type { Json } from '../../model/source.ts';
import { listOf, member, textOf } from '../json.ts';

/** A module that `terraform init` has downloaded for a call. */
export interface Installed {
  readonly directory: string;
  /** What was downloaded, as Terraform writes it: with the registry's host. */
  readonly source: string;
}

/** Where `terraform init` keeps what it downloads, below the root module. */
export const downloads = (root: string): string => joinUri(root, '.terraform');

/** The list of what it downloaded. */
export const manifestOf = (root: string): string => joinUri(root, '.terraform/modules/modules.json');

/** Whether a file or directory is code of others, which the next `terraform init` writes over. */
export const isDownloaded = (root: string, uri: string): boolean => isWithin(downloads(root), uri);

/**
 * The modules of a manifest, by the names of the calls that lead to them (`net.subnets`). Only what lies where Terraform downloads
 * to: the file is as foreign as the modules, and must lead nowhere else. Nothing for a text that is no manifest.
 */
export function installedIn(root: string, text: string): ReadonlyMap<string, Installed> {
  const found = new Map<string, Installed>();
  for (const each of listOf(member(parsed(text), 'Modules'))) {
    const [key, source, path] = ['Key', 'Source', 'Dir'].map((name) => textOf(member(each, name)));
    if (key === undefined || source === undefined || path === undefined) continue;
    const directory = joinUri(root, path);
    if (isDownloaded(root, directory)) found.set(key, { directory, source });
  }
  return found;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** `NAMESPACE/NAME/PROVIDER`, of the registry that needs no host. */
const IN_REGISTRY = /^[\w-]+\/[\w-]+\/[\w-]+(?:\/\/.*)?$/;

/** Whether what was downloaded is what a call asks for now; of other addresses than a registry's Terraform writes down another form. */
export const isOfSource = (installed: Installed, source: string): boolean =>
  !IN_REGISTRY.test(source) || installed.source === source || installed.source.endsWith(`/${source}`);
