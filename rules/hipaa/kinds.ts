import { kind } from '../dsl.ts';
import type { Spelled } from '../dsl.ts';

/** The day of the list that `eligible.json` holds. Services may have been added since. */
export const LIST_DATE = '2026-05-22';

/** Resource types that keep data, of services that the list of that day does not name; by namespace, as `eligible.json` has them. */
export const UNLISTED: Readonly<Record<string, readonly string[]>> = {
  'AWS::AppRunner': ['AWS::AppRunner::Service', 'aws_apprunner_service'],
  'AWS::CodeArtifact': [
    'AWS::CodeArtifact::Domain',
    'AWS::CodeArtifact::Repository',
    'aws_codeartifact_domain',
    'aws_codeartifact_repository',
  ],
  'AWS::Deadline': ['AWS::Deadline::Farm'],
  'AWS::FinSpace': [
    'AWS::FinSpace::Environment',
    'aws_finspace_kx_database',
    'aws_finspace_kx_environment',
    'aws_finspace_kx_volume',
  ],
  'AWS::FraudDetector': ['AWS::FraudDetector::EventType', 'AWS::FraudDetector::List'],
  'AWS::GameLift': [
    'AWS::GameLift::Build',
    'AWS::GameLift::ContainerFleet',
    'AWS::GameLift::Fleet',
    'AWS::GameLift::Script',
    'aws_gamelift_build',
    'aws_gamelift_fleet',
    'aws_gamelift_script',
  ],
  'AWS::Grafana': ['AWS::Grafana::Workspace', 'aws_grafana_workspace'],
  'AWS::GroundStation': ['AWS::GroundStation::MissionProfile'],
  'AWS::IVS': ['AWS::IVS::RecordingConfiguration', 'AWS::IVS::StorageConfiguration', 'aws_ivs_recording_configuration'],
  'AWS::IoTAnalytics': ['AWS::IoTAnalytics::Channel', 'AWS::IoTAnalytics::Dataset', 'AWS::IoTAnalytics::Datastore'],
  'AWS::IoTFleetWise': ['AWS::IoTFleetWise::Campaign'],
  'AWS::IoTTwinMaker': ['AWS::IoTTwinMaker::Workspace'],
  'AWS::Lightsail': [
    'AWS::Lightsail::Bucket',
    'AWS::Lightsail::Container',
    'AWS::Lightsail::Database',
    'AWS::Lightsail::DatabaseSnapshot',
    'AWS::Lightsail::Disk',
    'AWS::Lightsail::DiskSnapshot',
    'AWS::Lightsail::Instance',
    'AWS::Lightsail::InstanceSnapshot',
    'aws_lightsail_bucket',
    'aws_lightsail_container_service',
    'aws_lightsail_database',
    'aws_lightsail_disk',
    'aws_lightsail_instance',
  ],
  'AWS::LookoutEquipment': ['AWS::LookoutEquipment::InferenceScheduler'],
  'AWS::LookoutMetrics': ['AWS::LookoutMetrics::AnomalyDetector'],
  'AWS::LookoutVision': ['AWS::LookoutVision::Project'],
  'AWS::ManagedBlockchain': ['AWS::ManagedBlockchain::Member', 'AWS::ManagedBlockchain::Node'],
  'AWS::MediaPackage': ['AWS::MediaPackage::Asset', 'AWS::MediaPackage::Channel', 'aws_media_package_channel'],
  'AWS::MediaPackageV2': [
    'AWS::MediaPackageV2::Channel',
    'AWS::MediaPackageV2::ChannelGroup',
    'aws_media_packagev2_channel_group',
  ],
  'AWS::MediaStore': ['AWS::MediaStore::Container', 'aws_media_store_container'],
  'AWS::NimbleStudio': ['AWS::NimbleStudio::Studio'],
  'AWS::ODB': [
    'AWS::ODB::CloudAutonomousVmCluster',
    'AWS::ODB::CloudExadataInfrastructure',
    'AWS::ODB::CloudVmCluster',
    'aws_odb_cloud_autonomous_vm_cluster',
    'aws_odb_cloud_exadata_infrastructure',
    'aws_odb_cloud_vm_cluster',
  ],
  'AWS::Panorama': ['AWS::Panorama::Package'],
  'AWS::SDB': ['AWS::SDB::Domain', 'aws_simpledb_domain'],
  'AWS::SecurityAgent': ['AWS::SecurityAgent::AgentSpace', 'AWS::SecurityAgent::Artifact'],
  'AWS::SecurityLake': ['AWS::SecurityLake::DataLake', 'aws_securitylake_data_lake'],
};

const plain: Spelled = { facets: {}, impact: { '*': 'unknown' } };

export const unlisted = kind('hipaa-unlisted-store', () => ({
  noun: 'Data store of a service that is not on the HIPAA list',
  facets: {},
  types: Object.fromEntries(
    Object.values(UNLISTED)
      .flat()
      .map((type) => [type, type.startsWith('aws_odb_') ? { ...plain, since: { '*': '6.0' } } : plain]),
  ),
}));
