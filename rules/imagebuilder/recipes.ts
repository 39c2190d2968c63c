import { flag, key, kind, map, partlyDocumented, present, text } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { volumesStore } from '../volumes.ts';

const EBS = { encrypted: 'Ebs.Encrypted', key: 'Ebs.KmsKeyId', snapshot: 'Ebs.SnapshotId', part: 'Ebs' };
const EBS_TF = { encrypted: 'ebs.encrypted', key: 'ebs.kms_key_id', snapshot: 'ebs.snapshot_id', part: 'ebs' };

export const recipeVolume = kind('imagebuilder-volume', () => ({
  noun: 'Image Builder volume',
  facets: { encrypted: flag('encryption switch'), key: key(), snapshot: text('snapshot'), part: map() },
  types: {
    'AWS::ImageBuilder::ImageRecipe': {
      each: 'BlockDeviceMappings[]',
      identity: 'DeviceName',
      facets: EBS,
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
    'AWS::ImageBuilder::ContainerRecipe': {
      each: 'InstanceConfiguration.BlockDeviceMappings[]',
      identity: 'DeviceName',
      facets: EBS,
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
    aws_imagebuilder_image_recipe: {
      each: 'block_device_mapping[]',
      identity: 'device_name',
      facets: EBS_TF,
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
    aws_imagebuilder_container_recipe: {
      each: 'instance_configuration[].block_device_mapping[]',
      identity: 'device_name',
      facets: EBS_TF,
      applies: present('part'),
      impact: { '*': 'replaces' },
    },
  },
  store: volumesStore({ key: true }),
  why: 'Images made from the recipe carry its volumes; what is launched from them is as encrypted as they are.',
}));

export const containerRecipe = kind('imagebuilder-container-recipe', () => ({
  noun: 'Image Builder container recipe',
  facets: { key: key() },
  types: {
    'AWS::ImageBuilder::ContainerRecipe': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_imagebuilder_container_recipe: { facets: { key: 'kms_key_id' }, impact: { '*': 'replaces' } },
  },
  store: keyedStore(
    'service',
    serviceKey(
      partlyDocumented,
      'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateContainerRecipe.html',
    ),
  ),
}));
