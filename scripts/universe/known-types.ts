import type { Merged } from './merge.ts';

/** Names of types, short: those of CloudFormation by service, those of Terraform without their prefix. */
export interface KnownTypes {
  readonly cloudformation: Readonly<Record<string, string>>;
  readonly terraform: string;
}

/** What the Serverless Application Model declares (its specification on GitHub); the registry has a part of it. */
const SAM =
  'Api Application CapacityProvider Connector Function GraphQLApi HttpApi LayerVersion SimpleTable StateMachine WebFunction';

export function knownTypes(cloudFormation: Merged, terraform: Merged): KnownTypes {
  const services = new Map<string, string[]>();
  for (const type of [...cloudFormation.keys()].sort()) {
    const [, service = '', name = ''] = type.split('::');
    services.set(service, [...(services.get(service) ?? []), name]);
  }
  return {
    cloudformation: {
      ...Object.fromEntries([...services].map(([service, names]) => [service, names.join(' ')])),
      Serverless: SAM,
    },
    terraform: [...terraform.keys()].sort().join(' ').replaceAll('aws_', ''),
  };
}
