import { getText, toObject } from '../../record/cloudTrailRecord';
import type { JsonValue } from '../../record/cloudTrailRecord';
import { getMember } from '../getMember';
import { toList } from '../toList';
import { toQuoted, toQuotedList } from '../toQuoted';
import { toSelectorWords } from './toSelectorWords';

/** A call after which something is recorded no longer, or less. */
export interface LoggingCall {
  /** What the call does, after its name in a sentence; the target follows. */
  readonly what: string;
  /** Parameters that name the target, the best first. */
  readonly targets: readonly string[];
  /** Whether a request is one that takes logging away; absent where every one is. */
  readonly applies?: (parameters: JsonValue | undefined) => boolean;
  /** What the request shows beyond its target; '' for nothing. */
  readonly toDetails?: (parameters: JsonValue | undefined) => string;
}

const calls: Readonly<Record<string, Readonly<Record<string, LoggingCall>>>> = {
  'cloudtrail.amazonaws.com': {
    StopLogging: { what: 'stops trail', targets: ['name'] },
    DeleteTrail: { what: 'deletes trail', targets: ['name'] },
    UpdateTrail: { what: 'changes trail', targets: ['name'], toDetails: toTrailDetails },
    PutEventSelectors: {
      what: 'replaces what is recorded by trail',
      targets: ['trailName'],
      toDetails: toSelectorWords,
    },
    PutInsightSelectors: {
      what: 'switches Insights off for trail',
      targets: ['trailName', 'eventDataStore'],
      applies: (parameters) => isEmpty(getMember(parameters, 'insightSelectors')?.value),
    },
    DeleteEventDataStore: { what: 'deletes event data store', targets: ['eventDataStore'] },
    StopEventDataStoreIngestion: { what: 'stops event data store', targets: ['eventDataStore'] },
  },
  'config.amazonaws.com': {
    StopConfigurationRecorder: {
      what: 'stops configuration recorder',
      targets: ['configurationRecorderName'],
    },
    DeleteConfigurationRecorder: {
      what: 'deletes configuration recorder',
      targets: ['configurationRecorderName'],
    },
    DeleteDeliveryChannel: {
      what: 'deletes the delivery channel of AWS Config',
      targets: ['deliveryChannelName'],
    },
  },
  'guardduty.amazonaws.com': {
    DeleteDetector: { what: 'deletes GuardDuty detector', targets: ['detectorId'] },
    UpdateDetector: {
      what: 'suspends GuardDuty detector',
      targets: ['detectorId'],
      applies: (parameters) => getMember(parameters, 'enable')?.value === false,
    },
    StopMonitoringMembers: {
      what: 'stops the watch over member accounts by detector',
      targets: ['detectorId'],
    },
    DeletePublishingDestination: {
      what: 'stops the export of findings of detector',
      targets: ['detectorId'],
    },
    DisassociateFromAdministratorAccount: {
      what: 'ends the watch of the administrator account over detector',
      targets: ['detectorId'],
    },
    DisassociateFromMasterAccount: {
      what: 'ends the watch of the administrator account over detector',
      targets: ['detectorId'],
    },
    DisassociateMembers: { what: 'gives up member accounts of detector', targets: ['detectorId'] },
    DeleteMembers: { what: 'gives up member accounts of detector', targets: ['detectorId'] },
    CreateIPSet: {
      what: 'makes GuardDuty trust the addresses of list',
      targets: ['name'],
      applies: (parameters) => getMember(parameters, 'activate')?.value === true,
    },
    UpdateIPSet: {
      what: 'changes the addresses that GuardDuty trusts by list',
      targets: ['name', 'ipSetId'],
      applies: (parameters) => getMember(parameters, 'activate')?.value !== false,
    },
    CreateFilter: { what: 'hides GuardDuty findings by filter', targets: ['name'], applies: isArchiving },
    UpdateFilter: {
      what: 'hides GuardDuty findings by filter',
      targets: ['filterName'],
      applies: isArchiving,
    },
  },
  'securityhub.amazonaws.com': {
    DisableSecurityHub: { what: 'switches Security Hub off', targets: [] },
    DisableSecurityHubV2: { what: 'switches Security Hub off', targets: [] },
    DisableImportFindingsForProduct: {
      what: 'keeps findings out of Security Hub, by subscription',
      targets: ['productSubscriptionArn', 'ProductSubscriptionArn'],
    },
    BatchDisableStandards: { what: 'switches standards of Security Hub off', targets: [] },
    DisassociateFromAdministratorAccount: {
      what: 'ends the watch of the administrator account of Security Hub',
      targets: [],
    },
    DisassociateFromMasterAccount: {
      what: 'ends the watch of the administrator account of Security Hub',
      targets: [],
    },
    DisassociateMembers: { what: 'gives up member accounts of Security Hub', targets: [] },
    DeleteMembers: { what: 'gives up member accounts of Security Hub', targets: [] },
  },
  'macie2.amazonaws.com': {
    DisableMacie: { what: 'switches Macie off', targets: [] },
    UpdateMacieSession: {
      what: 'pauses Macie',
      targets: [],
      applies: (parameters) => getMember(parameters, 'status')?.value === 'PAUSED',
    },
  },
  'inspector2.amazonaws.com': {
    Disable: { what: 'switches Inspector off', targets: [] },
  },
  'detective.amazonaws.com': {
    DeleteGraph: { what: 'deletes the behavior graph of Detective', targets: ['GraphArn'] },
  },
  'access-analyzer.amazonaws.com': {
    DeleteAnalyzer: { what: 'deletes access analyzer', targets: ['analyzerName'] },
  },
  'bedrock.amazonaws.com': {
    DeleteModelInvocationLoggingConfiguration: {
      what: 'switches the logging of model calls off',
      targets: [],
    },
  },
  'organizations.amazonaws.com': {
    LeaveOrganization: {
      what: 'takes the account out of its organization and of the trails and policies there',
      targets: [],
    },
    RemoveAccountFromOrganization: {
      what: 'takes out of the organization, its trails and policies, account',
      targets: ['accountId'],
    },
    DisableAWSServiceAccess: {
      what: 'ends the access to the organization of',
      targets: ['servicePrincipal'],
      applies: isWitnessService,
    },
  },
  'eks.amazonaws.com': {
    UpdateClusterConfig: {
      what: 'switches the audit log off for cluster',
      targets: ['name'],
      applies: isAuditLogOff,
    },
  },
  'ec2.amazonaws.com': {
    DeleteFlowLogs: { what: 'deletes flow logs', targets: [], toDetails: toFlowLogDetails },
  },
  'logs.amazonaws.com': {
    DeleteLogGroup: {
      what: 'deletes log group',
      targets: ['logGroupName', 'logGroupIdentifier'],
      applies: isWitnessLog,
    },
    DeleteLogStream: {
      what: 'deletes a log stream of log group',
      targets: ['logGroupName', 'logGroupIdentifier'],
      applies: isWitnessLog,
    },
    DeleteMetricFilter: {
      what: 'deletes a metric, and what alarms on it, of log group',
      targets: ['logGroupName'],
      applies: isWitnessLog,
    },
    DeleteSubscriptionFilter: {
      what: 'stops the hand-over of log group',
      targets: ['logGroupName'],
      applies: isWitnessLog,
    },
  },
  's3.amazonaws.com': {
    DeleteObject: { what: 'deletes log file', targets: ['key'], applies: isTrailFile },
    PutBucketLogging: {
      what: 'switches access logging off for bucket',
      targets: ['bucketName'],
      applies: isBucketLoggingOff,
    },
  },
  'route53.amazonaws.com': {
    DeleteQueryLoggingConfig: { what: 'deletes DNS query logging', targets: ['id'] },
  },
  'route53resolver.amazonaws.com': {
    DeleteResolverQueryLogConfig: {
      what: 'deletes DNS query logging',
      targets: ['resolverQueryLogConfigId'],
    },
    DisassociateResolverQueryLogConfig: {
      what: 'ends DNS query logging of VPC',
      targets: ['resourceId'],
    },
  },
  'wafv2.amazonaws.com': {
    DeleteLoggingConfiguration: { what: 'switches logging off for web ACL', targets: ['resourceArn'] },
  },
};

/** A call of {@link getLoggingCall} by its name, with whether it counts for some requests only. */
export interface LoggingCallName {
  readonly eventSource: string;
  readonly eventName: string;
  readonly isConditional: boolean;
}

/** The names of all calls that take logging away, by service. */
export function getLoggingCallNames(): readonly LoggingCallName[] {
  return Object.entries(calls).flatMap(([eventSource, ofService]) =>
    Object.entries(ofService).map(([eventName, { applies }]) => ({
      eventSource,
      eventName,
      isConditional: applies !== undefined,
    })),
  );
}

/** The entry for a call that takes logging away; undefined for every other call. */
export function getLoggingCall(
  eventSource: string | undefined,
  eventName: string | undefined,
): LoggingCall | undefined {
  const source = eventSource ?? '';
  const ofService = Object.hasOwn(calls, source) ? calls[source] : undefined;
  const name = eventName ?? '';
  return ofService !== undefined && Object.hasOwn(ofService, name) ? ofService[name] : undefined;
}

function isEmpty(value: JsonValue | undefined): boolean {
  return toList(value)?.length === 0;
}

/**
 * Stacks delete their log groups every day, so of those only the ones count that by their name hold what CloudTrail
 * or flow logs recorded.
 */
function isWitnessLog(parameters: JsonValue | undefined): boolean {
  const name = (getMember(parameters, 'logGroupName') ?? getMember(parameters, 'logGroupIdentifier'))?.value;
  return typeof name === 'string' && /cloudtrail|flow-?_?logs?/i.test(name.slice(0, 2048));
}

/** A filter of GuardDuty that only names findings hides none. */
function isArchiving(parameters: JsonValue | undefined): boolean {
  return getMember(parameters, 'action')?.value === 'ARCHIVE';
}

/** Services that watch all accounts of an organization; others are none of ours. */
function isWitnessService(parameters: JsonValue | undefined): boolean {
  const name = getMember(parameters, 'servicePrincipal')?.value;
  return (
    typeof name === 'string' &&
    /^(?:access-analyzer|cloudtrail|config|config-multiaccountsetup|detective|guardduty|inspector2|macie|securityhub)\./.test(
      name.slice(0, 200),
    )
  );
}

/** One request switches some logs of the control plane on and others off. */
function isAuditLogOff(parameters: JsonValue | undefined): boolean {
  const logs = toList(getMember(getMember(parameters, 'logging')?.value, 'clusterLogging')?.value) ?? [];
  return logs.some(
    (log) =>
      getMember(log, 'enabled')?.value === false &&
      (toList(getMember(log, 'types')?.value) ?? []).includes('audit'),
  );
}

/** Where CloudTrail puts log files and digests: `AWSLogs/111122223333/CloudTrail/…`, behind a prefix or not. */
function isTrailFile(parameters: JsonValue | undefined): boolean {
  const key = getMember(parameters, 'key')?.value;
  const folders = typeof key === 'string' ? key.slice(0, 1024).split('/') : [];
  const start = folders.indexOf('AWSLogs');
  return start >= 0 && folders.slice(start, -1).some((folder) => /^CloudTrail(?:-[A-Za-z]+)?$/.test(folder));
}

/** S3 has one call for both: without LoggingEnabled in the new status, logging is off. */
function isBucketLoggingOff(parameters: JsonValue | undefined): boolean {
  const status = getMember(parameters, 'BucketLoggingStatus');
  return status !== undefined && getMember(status.value, 'LoggingEnabled') === undefined;
}

const TRAIL_SWITCHES: readonly (readonly [name: string, words: string])[] = [
  ['isMultiRegionTrail', 'other Regions'],
  ['includeGlobalServiceEvents', 'global services'],
  ['isOrganizationTrail', 'member accounts'],
  ['enableLogFileValidation', 'digest files'],
];

function toTrailDetails(parameters: JsonValue | undefined): string {
  const off = TRAIL_SWITCHES.filter(([name]) => getMember(parameters, name)?.value === false);
  const bucket = getMember(parameters, 's3BucketName')?.value;
  return [
    ...(off.length === 0
      ? []
      : [`the request leaves it without ${off.map(([, words]) => words).join(' and without ')}`]),
    ...(typeof bucket === 'string' ? [`the request sends its log files to bucket ${toQuoted(bucket)}`] : []),
  ].join('; ');
}

/** EC2 keeps the ids in its own wrapping: `{DeleteFlowLogsRequest: {FlowLogId: {tag, content}}}`, a list for several. */
function toFlowLogDetails(parameters: JsonValue | undefined): string {
  const ids = getMember(getMember(parameters, 'DeleteFlowLogsRequest')?.value, 'FlowLogId')?.value;
  const items = toList(ids) ?? [ids];
  const texts = items.map((item) => getText(toObject(item), 'content')).filter((text) => text !== undefined);
  return texts.length === 0 ? '' : `ids ${toQuotedList(texts)}`;
}
