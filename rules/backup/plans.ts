/** Who is backed up into which vault; for what must agree. */
import { kind, list, text } from '../dsl.ts';

export const selection = kind('backup-selection', () => ({
  noun: 'AWS Backup selection',
  facets: { plan: text('backup plan'), resources: list('resources') },
  types: {
    'AWS::Backup::BackupSelection': {
      facets: { plan: 'BackupPlanId', resources: 'BackupSelection.Resources' },
      impact: { '*': 'replaces' },
    },
    aws_backup_selection: { facets: { plan: 'plan_id', resources: 'resources' }, impact: { '*': 'replaces' } },
  },
}));

export const plan = kind('backup-plan', () => ({
  noun: 'AWS Backup plan',
  facets: { vaults: text('vault') },
  types: {
    'AWS::Backup::BackupPlan': {
      facets: { vaults: 'BackupPlan.BackupPlanRule[].TargetBackupVault' },
      impact: { '*': 'in-place' },
    },
    aws_backup_plan: { facets: { vaults: 'rule[].target_vault_name' }, impact: { '*': 'in-place' } },
  },
}));

export const planRule = kind('backup-plan-rule', () => ({
  noun: 'Rule of an AWS Backup plan',
  facets: { vault: text('vault'), copies: text('vault of the copies') },
  types: {
    'AWS::Backup::BackupPlan': {
      each: 'BackupPlan.BackupPlanRule[]',
      identity: 'RuleName',
      facets: { vault: 'TargetBackupVault', copies: 'CopyActions[].DestinationBackupVaultArn' },
      impact: { '*': 'in-place' },
    },
    aws_backup_plan: {
      each: 'rule[]',
      identity: 'rule_name',
      facets: { vault: 'target_vault_name', copies: 'copy_action[].destination_vault_arn' },
      impact: { '*': 'in-place' },
    },
  },
}));
