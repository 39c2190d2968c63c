import { always, because, hipaa, not, partlyDocumented, rule, severity } from '../dsl.ts';
import { LIST_DATE, unlisted } from './kinds.ts';

export const serviceListed = rule('hipaa-service-listed', unlisted, () => ({
  title: `Service is not on the HIPAA list of ${LIST_DATE}`,
  concern: 'other',
  // `strict` asks the most of encryption; an agreement on health data is not everybody's business.
  severity: severity('off', 'warning', 'off'),
  require: not(always),
  message: `\`{name}\` can keep data, and its service is not on AWS's list of HIPAA-eligible services of ${LIST_DATE}. AWS's agreement (BAA) covers ePHI in services of the list only: look at the list of today, keep ePHI out of it, or suppress this with the reason.`,
  noFix: 'no setting changes it: move the data, keep ePHI out of it, or look at the list of today',
  controls: [
    because(
      "by its own text: whoever keeps ePHI for you does so under a contract; AWS's covers the services of its list",
      hipaa('164.308(b)(1)'),
    ),
  ],
  fact: partlyDocumented(
    `AWS's own copy of the list of ${LIST_DATE} does not name the service; services may have been added since`,
    'https://aws.amazon.com/compliance/hipaa-eligible-services-reference/',
    'https://github.com/aws-samples/landing-zone-accelerator-on-aws-for-healthcare',
  ),
}));
