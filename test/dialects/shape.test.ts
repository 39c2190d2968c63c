import assert from 'node:assert/strict';
import { project, resource } from './cloudformation/template.ts';
import { read, resourceAt, valueAt } from './terraform/module.ts';

describe('what is known of a text that is not known whole', () => {
  const template = project(`
Parameters: { Free: { Type: String }, Secret: { Type: String, NoEcho: true } }
Resources:
  B: { Type: 'AWS::S3::Bucket' }
  R:
    Type: AWS::X::Y
    Properties:
      Text: !Sub "arn:\${AWS::Partition}:s3:::\${Free}/*"
      Joined: !Join [ '/', [ !Ref Free, !ImportValue other, !Ref B ] ]
      Plain: !Ref Free
      Hidden: !Sub "x-\${Secret}"
`);
  const { properties } = resource(template, 'R');
  for (const [name, shape] of [
    ['Text', 'arn:${AWS::Partition}:s3:::${Free}/*'],
    ['Joined', '${Free}/${?}/${B}'],
    ['Plain', '${Free}'],
    ['Hidden', 'x-${Secret}'],
  ])
    it(`cloudformation: ${String(name)}`, () => {
      const value = properties.is === 'map' ? properties.entries.find(({ key }) => key === name)?.value : undefined;
      assert.equal(value?.is === 'unknown' && value.shape, shape);
    });

  const module = read({
    'main.tf.json': {
      variable: { free: {} },
      module: { child: { source: './child' } },
      resource: {
        aws_s3_bucket: { b: {} },
        x_y: { r: { text: 'arn:aws:s3:::${var.free}/*', bucket: '${aws_s3_bucket.b.arn}/*', open: 'a-${nope()}' } },
      },
    },
    'child/main.tf.json': {
      variable: { own: {} },
      resource: { x_y: { r: { text: 'arn:aws:s3:::${var.own}/*' } } },
    },
  });
  for (const [address, name, shape] of [
    ['x_y.r', 'text', 'arn:aws:s3:::${var.free}/*'],
    ['x_y.r', 'bucket', '${aws_s3_bucket.b.arn}/*'],
    ['module.child.x_y.r', 'text', 'arn:aws:s3:::${module.child.var.own}/*'],
  ] as const)
    it(`terraform: ${address}.${name}`, () => {
      const value = valueAt(resourceAt(module, address), name);
      assert.equal(value?.is === 'unknown' && value.shape, shape);
    });
});
