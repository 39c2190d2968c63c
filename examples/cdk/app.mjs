// `npx cdk synth`, or `node app.mjs`, writes cdk.out. AtRest reads what is there; it never runs this file.
import { App, Stack, aws_ec2 as ec2, aws_efs as efs, aws_s3 as s3, aws_sqs as sqs, Size } from 'aws-cdk-lib';

const app = new App({
  outdir: new URL('cdk.out', import.meta.url).pathname,
  // Paths of the machine that synthesized are nobody's business here; leave this out to see source lines.
  context: { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:disable-creation-stack-traces': true },
  analyticsReporting: false,
});
const stack = new Stack(app, 'Orders', { env: { account: '111122223333', region: 'eu-central-1' } });
const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 0 });

new ec2.Volume(stack, 'Scratch', { availabilityZone: 'eu-central-1a', size: Size.gibibytes(100) });
new s3.Bucket(stack, 'Uploads');
new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.UNENCRYPTED });
new efs.FileSystem(stack, 'Files', { vpc, encrypted: true });
app.synth();
