/** The account's default for new EBS volumes, by Region: where the unit has none written, a literal Availability Zone tells it. */
import assert from 'node:assert/strict';
import { lintFiles } from '../picture/lint-files.ts';

const byRegion = { 'us-east-1': true, 'eu-west-1': false };

function levels(file: string, text: string): readonly string[] {
  const { analyses } = lintFiles({ [file]: text }, { ebsEncryptionByDefault: byRegion });
  return analyses.flatMap(({ stores }) => stores.map(({ protection }) => protection.levels.join('|')));
}
const yaml = (type: string, properties: string): string =>
  `Parameters:\n  Zone: { Type: String }\nResources:\n  A:\n    Type: ${type}\n    Properties: ${properties}\n`;
const tf = (resource: object, rest: object = {}): string => JSON.stringify({ resource, ...rest });

describe('the Region of an account default', () => {
  const zones: readonly (readonly [zone: string, level: string])[] = [
    ['us-east-1a', 'aws'],
    ['us-east-1-bos-1a', 'aws'],
    ['eu-west-1c', 'none'],
    ['us-west-2b', 'none'],
    // A zone's id leads to no Region by its letters, and half a name to none.
    ['use1-az1', 'none|aws'],
    ['us-east-1', 'none|aws'],
    ['!Ref Zone', 'none|aws'],
    ['!Select [0, !GetAZs ""]', 'none|aws'],
  ];
  for (const [zone, level] of zones)
    it(`of a volume in ${zone}`, () => {
      assert.deepEqual(levels('a.yaml', yaml('AWS::EC2::Volume', `{ AvailabilityZone: ${zone} }`)), [level]);
    });

  it('of devices of an instance, and of what a launch template places', () => {
    const mapping = 'BlockDeviceMappings: [{ DeviceName: /dev/sdf, Ebs: { VolumeSize: 8 } }]';
    const instance = yaml('AWS::EC2::Instance', `{ AvailabilityZone: us-east-1a, ${mapping} }`);
    assert.deepEqual(levels('a.yaml', instance), ['aws']);
    const { analyses } = lintFiles({ 'a.yaml': instance }, { ebsEncryptionByDefault: byRegion });
    const rules = analyses.flatMap(({ findings }) => findings.map(({ rule }) => rule.id));
    assert.ok(!rules.includes('ec2-instance-root-volume-declared'));
    const data = `{ Placement: { AvailabilityZone: us-east-1a }, ${mapping} }`;
    assert.deepEqual(levels('a.yaml', yaml('AWS::EC2::LaunchTemplate', `{ LaunchTemplateData: ${data} }`)), ['aws']);
  });

  it('of Terraform, whose provider tells it first', () => {
    const volume = { aws_ebs_volume: { a: { availability_zone: 'us-east-1a', size: 8 } } };
    assert.deepEqual(levels('a.tf.json', tf(volume)), ['aws']);
    assert.deepEqual(levels('a.tf.json', tf(volume, { provider: { aws: { region: 'eu-west-1' } } })), ['none']);
    const block = { device_name: '/dev/sdf' };
    const instance = { ami: 'ami-0', availability_zone: 'us-east-1a', root_block_device: {}, ebs_block_device: block };
    assert.ok(levels('a.tf.json', tf({ aws_instance: { a: instance } })).includes('aws'));
  });
});
