import type { QueryPreset } from '../queryPreset';
import { buildPreset } from './buildPreset';
import { anyIdentity } from './commonParameters';
import { EVENT_COLUMNS, FITS_IDENTITY } from './commonSql';
import { sql } from './sql';
import { toSqlPairs } from './toSqlList';

/** Lambda puts the version of its API behind the name of the call: CreateFunction20150331, AddPermission20150331v2. */
const PLAIN_NAME = "regexp_replace(eventname, '20[0-9]{6}(v[0-9]+)?$', '')";

type Call = readonly [source: string, name: string];

/** Calls by which somebody gets to run commands on a machine, in a container or in a database. */
const COMMAND_CALLS: readonly Call[] = [
  ['cloudshell.amazonaws.com', 'CreateEnvironment'],
  ['cloudshell.amazonaws.com', 'CreateSession'],
  ['ec2-instance-connect.amazonaws.com', 'OpenTunnel'],
  ['ec2-instance-connect.amazonaws.com', 'SendSSHPublicKey'],
  ['ec2-instance-connect.amazonaws.com', 'SendSerialConsoleSSHPublicKey'],
  ['ec2.amazonaws.com', 'EnableSerialConsoleAccess'],
  ['ecs.amazonaws.com', 'ExecuteCommand'],
  ['rds-data.amazonaws.com', 'BatchExecuteStatement'],
  ['rds-data.amazonaws.com', 'ExecuteStatement'],
  ['redshift-data.amazonaws.com', 'BatchExecuteStatement'],
  ['redshift-data.amazonaws.com', 'ExecuteStatement'],
  ['sagemaker.amazonaws.com', 'CreatePresignedDomainUrl'],
  ['sagemaker.amazonaws.com', 'CreatePresignedNotebookInstanceUrl'],
  ['ssm.amazonaws.com', 'ResumeSession'],
  ['ssm.amazonaws.com', 'SendCommand'],
  ['ssm.amazonaws.com', 'StartAutomationExecution'],
  ['ssm.amazonaws.com', 'StartSession'],
];

/** Calls after which code of somebody runs again, or somebody may come back without the key that was taken away. */
const FOOTHOLD_CALLS: readonly Call[] = [
  ['autoscaling.amazonaws.com', 'CreateAutoScalingGroup'],
  ['autoscaling.amazonaws.com', 'CreateLaunchConfiguration'],
  ['autoscaling.amazonaws.com', 'UpdateAutoScalingGroup'],
  ['cloudformation.amazonaws.com', 'CreateStack'],
  ['cloudformation.amazonaws.com', 'CreateStackInstances'],
  ['cloudformation.amazonaws.com', 'UpdateStack'],
  ['codebuild.amazonaws.com', 'CreateProject'],
  ['codebuild.amazonaws.com', 'CreateWebhook'],
  ['codebuild.amazonaws.com', 'UpdateProject'],
  ['ec2.amazonaws.com', 'AssociateIamInstanceProfile'],
  ['ec2.amazonaws.com', 'CreateLaunchTemplate'],
  ['ec2.amazonaws.com', 'CreateLaunchTemplateVersion'],
  ['ec2.amazonaws.com', 'ReplaceIamInstanceProfileAssociation'],
  ['ec2.amazonaws.com', 'RunInstances'],
  ['ecs.amazonaws.com', 'CreateService'],
  ['ecs.amazonaws.com', 'RegisterTaskDefinition'],
  ['ecs.amazonaws.com', 'UpdateService'],
  ['eks.amazonaws.com', 'AssociateAccessPolicy'],
  ['eks.amazonaws.com', 'CreateAccessEntry'],
  ['events.amazonaws.com', 'PutRule'],
  ['events.amazonaws.com', 'PutTargets'],
  ['glue.amazonaws.com', 'CreateDevEndpoint'],
  ['glue.amazonaws.com', 'CreateJob'],
  ['glue.amazonaws.com', 'UpdateJob'],
  ['iam.amazonaws.com', 'AddClientIDToOpenIDConnectProvider'],
  ['iam.amazonaws.com', 'CreateAccessKey'],
  ['iam.amazonaws.com', 'CreateLoginProfile'],
  ['iam.amazonaws.com', 'CreateOpenIDConnectProvider'],
  ['iam.amazonaws.com', 'CreateRole'],
  ['iam.amazonaws.com', 'CreateSAMLProvider'],
  ['iam.amazonaws.com', 'CreateServiceSpecificCredential'],
  ['iam.amazonaws.com', 'CreateUser'],
  ['iam.amazonaws.com', 'EnableMFADevice'],
  ['iam.amazonaws.com', 'UpdateAssumeRolePolicy'],
  ['iam.amazonaws.com', 'UpdateLoginProfile'],
  ['iam.amazonaws.com', 'UpdateOpenIDConnectProviderThumbprint'],
  ['iam.amazonaws.com', 'UpdateSAMLProvider'],
  ['lambda.amazonaws.com', 'AddLayerVersionPermission'],
  ['lambda.amazonaws.com', 'AddPermission'],
  ['lambda.amazonaws.com', 'CreateEventSourceMapping'],
  ['lambda.amazonaws.com', 'CreateFunction'],
  ['lambda.amazonaws.com', 'CreateFunctionUrlConfig'],
  ['lambda.amazonaws.com', 'PublishLayerVersion'],
  ['lambda.amazonaws.com', 'UpdateFunctionCode'],
  ['lambda.amazonaws.com', 'UpdateFunctionConfiguration'],
  ['lambda.amazonaws.com', 'UpdateFunctionUrlConfig'],
  ['organizations.amazonaws.com', 'CreateAccount'],
  ['rolesanywhere.amazonaws.com', 'CreateProfile'],
  ['rolesanywhere.amazonaws.com', 'CreateTrustAnchor'],
  ['sagemaker.amazonaws.com', 'CreateNotebookInstanceLifecycleConfig'],
  ['sagemaker.amazonaws.com', 'UpdateNotebookInstanceLifecycleConfig'],
  ['scheduler.amazonaws.com', 'CreateSchedule'],
  ['scheduler.amazonaws.com', 'UpdateSchedule'],
  ['ssm.amazonaws.com', 'CreateActivation'],
  ['ssm.amazonaws.com', 'CreateAssociation'],
  ['ssm.amazonaws.com', 'CreateDocument'],
  ['ssm.amazonaws.com', 'UpdateAssociation'],
  ['ssm.amazonaws.com', 'UpdateDocument'],
  ['sso.amazonaws.com', 'CreateAccountAssignment'],
  ['states.amazonaws.com', 'CreateStateMachine'],
  ['states.amazonaws.com', 'UpdateStateMachine'],
];

/** How somebody works inside of machines, and what of that work stays. */
export const footholdPresets: readonly QueryPreset[] = [
  buildPreset({
    id: 'commands-run',
    title: 'Commands and sessions on machines',
    tells:
      'Every command, session, console or statement that somebody sent to a machine, a container or a database through AWS.',
    none: 'No command or session was sent to a machine, a container or a database, or tried.',
    group: 'Changes',
    notes:
      'What was typed is not in CloudTrail: the text of SendCommand is hidden. Session Manager keeps it in S3 or CloudWatch Logs where that is switched on.',
    parameters: [anyIdentity],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  coalesce(
    json_extract_scalar(requestparameters, '$.documentName'),
    json_extract_scalar(requestparameters, '$.task')
  ) AS run,
  coalesce(
    json_extract_scalar(requestparameters, '$.target'),
    json_extract_scalar(requestparameters, '$.instanceId'),
    json_format(json_extract(requestparameters, '$.instanceIds')),
    json_extract_scalar(requestparameters, '$.cluster')
  ) AS machine,
  requestparameters
FROM cloudtrail_logs
WHERE (eventsource, eventname) IN (
    ${toSqlPairs(COMMAND_CALLS)}
  )
  AND ${FITS_IDENTITY}
ORDER BY eventtime`,
  }),
  buildPreset({
    id: 'left-behind',
    title: 'What stays: code, schedules and ways back in',
    tells:
      'Every call after which code runs again by itself or somebody may come back: functions, schedules, user data, trust, keys.',
    none: 'No call left code, a schedule or a way back in, or tried to.',
    group: 'Changes',
    notes:
      'Pipelines make such calls every day: ask with the identity or the key that you suspect, and look at everything it leaves before you call an incident closed. Rights that were granted are in "Permission and policy changes".',
    parameters: [anyIdentity],
    sql: sql`
SELECT
  ${EVENT_COLUMNS},
  requestparameters
FROM cloudtrail_logs
WHERE (
    (eventsource, ${PLAIN_NAME}) IN (
      ${toSqlPairs(FOOTHOLD_CALLS)}
    )
    OR (
      eventsource = 'ec2.amazonaws.com'
      AND eventname = 'ModifyInstanceAttribute'
      AND json_extract(requestparameters, '$.userData') IS NOT NULL
    )
  )
  AND ${FITS_IDENTITY}
ORDER BY eventtime`,
  }),
];
