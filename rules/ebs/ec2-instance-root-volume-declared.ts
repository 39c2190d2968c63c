import { all, any, fsbp, not, present, rule, severity, some, through } from '../dsl.ts';
import { accountEncrypts, fromImage, ROOT_DEVICES } from '../volumes.ts';
import { launched } from './instances.ts';

const mapped = some('devices', ...ROOT_DEVICES);

export const rootVolumeDeclared = rule('ec2-instance-root-volume-declared', launched, () => ({
  title: 'Root volume of an instance is not declared',
  concern: 'encrypt',
  severity: severity('info', 'warning', 'error'),
  applies: not(accountEncrypts),
  require: any(present('root'), mapped, all(present('template'), through('template', 'ec2-launch-template', mapped))),
  message:
    "The root volume of `{name}` is not declared: the image and the account decide whether it is encrypted. Map the root device with encryption, here or in the launch template, or state the account's default in `.atrest.yaml`.",
  noFix: 'the name of the root device depends on the image',
  controls: [fsbp('EC2.3')],
  fact: fromImage,
}));
