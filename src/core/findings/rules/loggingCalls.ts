import { getText, toObject } from '../../record/cloudTrailRecord';
import type { JsonValue } from '../../record/cloudTrailRecord';
import { getMember } from '../getMember';
import { toList } from '../toList';
import { toQuotedList } from '../toQuoted';
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
  },
  'securityhub.amazonaws.com': {
    DisableSecurityHub: { what: 'switches Security Hub off', targets: [] },
  },
  'macie2.amazonaws.com': {
    DisableMacie: { what: 'switches Macie off', targets: [] },
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
  },
  's3.amazonaws.com': {
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
  return off.length === 0 ? '' : `it is now without ${off.map(([, words]) => words).join(' and without ')}`;
}

/** EC2 keeps the ids in its own wrapping: `{DeleteFlowLogsRequest: {FlowLogId: {tag, content}}}`, a list for several. */
function toFlowLogDetails(parameters: JsonValue | undefined): string {
  const ids = getMember(getMember(parameters, 'DeleteFlowLogsRequest')?.value, 'FlowLogId')?.value;
  const items = toList(ids) ?? [ids];
  const texts = items.map((item) => getText(toObject(item), 'content')).filter((text) => text !== undefined);
  return texts.length === 0 ? '' : `ids ${toQuotedList(texts)}`;
}
