import { flag, key, kind, map, present, text } from '../dsl.ts';
import { volumesStore } from '../volumes.ts';

const EC2 = 'ComputeConfiguration.Ec2Configuration';

export const volume = kind('bedrock-agentcore-volume', () => ({
  noun: 'Bedrock AgentCore volume',
  facets: { encrypted: flag('encryption switch'), key: key(), snapshot: text('snapshot'), part: map() },
  types: {
    'AWS::BedrockAgentCore::CapacityProvider': [
      {
        facets: {
          encrypted: `${EC2}.RootVolume.Encrypted`,
          key: `${EC2}.RootVolume.KmsKeyId`,
          part: `${EC2}.RootVolume`,
        },
        applies: present('part'),
        impact: { '*': 'replaces' },
      },
      {
        each: `${EC2}.Volumes[]`,
        facets: { encrypted: 'EbsConfiguration.Encrypted', key: 'EbsConfiguration.KmsKeyId' },
        // The specification: "Defaults to true."
        defaults: { encrypted: true },
        impact: { '*': 'replaces' },
      },
      {
        each: `${EC2}.LaunchTemplateSource.LaunchParameters.EphemeralVolumes[]`,
        facets: { encrypted: 'Ebs.Encrypted', key: 'Ebs.KmsKeyId', part: 'Ebs' },
        applies: present('part'),
        impact: { '*': 'replaces' },
      },
    ],
  },
  store: volumesStore({ key: true }),
}));
