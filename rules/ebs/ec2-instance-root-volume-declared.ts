import { all, any, fsbp, not, present, rule, severity, some } from '../dsl.ts';
import { accountEncrypts, fromImage } from '../volumes.ts';
import { launched } from './instances.ts';

export const rootVolumeDeclared = rule('ec2-instance-root-volume-declared', launched, () => ({
  title: 'EC2 instance does not declare its root volume',
  concern: 'encrypt',
  severity: severity('info', 'warning', 'error'),
  applies: all(not(present('template')), not(accountEncrypts)),
  require: any(present('root'), some('devices', '/dev/xvda', '/dev/sda1', '/dev/sda')),
  message:
    "The root volume of `{name}` is not declared: whether it is encrypted follows the image and the account, which can't be seen here. Map the root device with encryption, or state the account's default in `.atrest.yaml`.",
  noFix: 'the name of the root device depends on the image',
  controls: [fsbp('EC2.3')],
  fact: fromImage,
}));
