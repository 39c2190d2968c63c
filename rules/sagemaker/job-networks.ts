import { flag, kind, number } from '../dsl.ts';
import type { Spelled } from '../dsl.ts';

const NETWORK = 'NetworkConfig.EnableInterContainerTrafficEncryption';
const definition: Spelled = {
  facets: { traffic: NETWORK, instances: 'JobResources.ClusterConfig.InstanceCount' },
  impact: { '*': 'replaces' },
};
const monitoring = 'monitoring_schedule_config.monitoring_job_definition';
const MONITORING = 'MonitoringScheduleConfig.MonitoringJobDefinition';

export const jobNetwork = kind('sagemaker-job-network', () => ({
  noun: 'SageMaker job',
  facets: { traffic: flag('traffic switch'), instances: number('number of instances') },
  types: {
    'AWS::SageMaker::DataQualityJobDefinition': definition,
    'AWS::SageMaker::ModelBiasJobDefinition': definition,
    'AWS::SageMaker::ModelExplainabilityJobDefinition': definition,
    'AWS::SageMaker::ModelQualityJobDefinition': definition,
    'AWS::SageMaker::MonitoringSchedule': {
      facets: {
        traffic: `${MONITORING}.${NETWORK}`,
        instances: `${MONITORING}.MonitoringResources.ClusterConfig.InstanceCount`,
      },
      impact: { '*': 'in-place' },
    },
    'AWS::SageMaker::ProcessingJob': {
      facets: { traffic: NETWORK, instances: 'ProcessingResources.ClusterConfig.InstanceCount' },
      impact: { '*': 'replaces' },
    },
    aws_sagemaker_data_quality_job_definition: {
      facets: {
        traffic: 'network_config.enable_inter_container_traffic_encryption',
        instances: 'job_resources.cluster_config.instance_count',
      },
      impact: { '*': 'replaces' },
    },
    aws_sagemaker_hyper_parameter_tuning_job: ['training_job_definition', 'training_job_definitions[]'].map((each) => ({
      each,
      facets: { traffic: 'enable_inter_container_traffic_encryption', instances: 'resource_config.instance_count' },
      since: { '*': '6.45' },
      impact: { '*': 'replaces' },
    })),
    aws_sagemaker_monitoring_schedule: {
      facets: {
        traffic: `${monitoring}.network_config.enable_inter_container_traffic_encryption`,
        instances: `${monitoring}.monitoring_resources.cluster_config.instance_count`,
      },
      since: { '*': '6.40' },
      impact: { '*': 'in-place' },
    },
    aws_sagemaker_training_job: {
      facets: { traffic: 'enable_inter_container_traffic_encryption', instances: 'resource_config.instance_count' },
      since: { '*': '6.40' },
      impact: { '*': 'replaces' },
    },
  },
}));
