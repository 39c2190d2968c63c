import type { Bomb } from './bomb.ts';
import { CLOUDFORMATION_BOMBS } from './cloudformation.ts';
import { JSON_BOMBS } from './json.ts';
import { PLAN_BOMBS } from './plans.ts';
import { POLICY_BOMBS } from './policies.ts';
import { PROJECT_BOMBS } from './projects.ts';
import { TERRAFORM_BOMBS } from './terraform.ts';
import { YAML_BOMBS } from './yaml.ts';

export const BOMBS: readonly Bomb[] = [
  ...YAML_BOMBS,
  ...JSON_BOMBS,
  ...CLOUDFORMATION_BOMBS,
  ...TERRAFORM_BOMBS,
  ...PROJECT_BOMBS,
  ...PLAN_BOMBS,
  ...POLICY_BOMBS,
];
