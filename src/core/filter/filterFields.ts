/** The fields of the filter language, under their usual names. */
export type FilterFieldName =
  | 'type'
  | 'identity'
  | 'session'
  | 'account'
  | 'identity-account'
  | 'service'
  | 'event'
  | 'error'
  | 'failed'
  | 'region'
  | 'ip'
  | 'agent'
  | 'access'
  | 'plane'
  | 'redacted'
  | 'key'
  | 'mfa'
  | 'time'
  | 'hour'
  | 'source'
  | 'id';

/** A field of the filter language. */
export interface FilterField {
  readonly name: FilterFieldName;
  /** Other names that are understood, in lower case; most are the names of CloudTrail's own fields. */
  readonly aliases: readonly string[];
  /** One sentence for completion and help. */
  readonly meaning: string;
  /** A term as a person would write it. */
  readonly example: string;
  /** All values that the field can have, with their meaning; undefined where the log decides. */
  readonly values?: readonly FieldValue[];
  /** True where every event has a value, so that asking for none makes no sense. */
  readonly isAlwaysSet?: true;
}

export interface FieldValue {
  readonly value: string;
  readonly meaning: string;
}

/** All fields, in the order in which help and completion show them. */
export const filterFields: readonly FilterField[] = [
  {
    name: 'type',
    aliases: ['identitytype', 'identity-type', 'useridentity.type'],
    meaning: 'The identity type (userIdentity.type). Directory users of WorkDocs are workdocs-user.',
    example: 'type:AssumedRole',
  },
  {
    name: 'identity',
    aliases: [
      'user',
      'username',
      'who',
      'principal',
      'principalid',
      'useridentity',
      'useridentity.arn',
      'useridentity.username',
      'useridentity.principalid',
    ],
    meaning: 'Who made the request: the name, ARN, principalId or access key id.',
    example: 'identity:alice',
  },
  {
    name: 'session',
    aliases: ['rolesession', 'role-session', 'rolesessionname'],
    meaning: 'The name of the session in which the request was made.',
    example: 'session:deploy-*',
  },
  {
    name: 'account',
    aliases: ['recipient', 'recipientaccountid', 'recipient-account'],
    meaning: 'The account that received the event (recipientAccountId).',
    example: 'account:111122223333',
  },
  {
    name: 'identity-account',
    aliases: ['caller-account', 'useridentity.accountid'],
    meaning: 'The account of the identity (userIdentity.accountId).',
    example: '-identity-account:111122223333',
  },
  {
    name: 'service',
    aliases: ['eventsource'],
    meaning: 'The service (eventSource), with or without .amazonaws.com.',
    example: 'service:workdocs',
  },
  {
    name: 'event',
    aliases: ['eventname', 'name', 'action'],
    meaning: 'The event name (eventName).',
    example: 'event:Delete*',
  },
  {
    name: 'error',
    aliases: ['errorcode'],
    meaning: 'The error code (errorCode).',
    example: 'error:AccessDenied*',
  },
  {
    name: 'failed',
    aliases: ['failure'],
    meaning: 'Whether the request failed: an error code, an error message, or a failed sign-in.',
    example: 'failed:yes',
    values: [
      { value: 'yes', meaning: 'The request failed.' },
      { value: 'no', meaning: 'The record shows no failure.' },
    ],
    isAlwaysSet: true,
  },
  {
    name: 'region',
    aliases: ['awsregion'],
    meaning: 'The Region (awsRegion).',
    example: 'region:eu-*',
  },
  {
    name: 'ip',
    aliases: ['address', 'sourceip', 'sourceipaddress'],
    meaning:
      'The source address (sourceIPAddress): an address, a network like 203.0.113.0/24, or a service name.',
    example: 'ip:203.0.113.0/24',
  },
  {
    name: 'agent',
    aliases: ['useragent', 'user-agent'],
    meaning: 'The user agent (userAgent).',
    example: 'agent:aws-cli/*',
  },
  {
    name: 'access',
    aliases: ['read-write'],
    meaning:
      'Whether the request only reads or also writes: readOnly, or where it is absent what is known of the event.',
    example: 'access:write',
    values: [
      { value: 'read', meaning: 'The request changes nothing.' },
      { value: 'write', meaning: 'The request may change something.' },
    ],
  },
  {
    name: 'plane',
    aliases: ['workdocs-plane'],
    meaning: 'The plane of a WorkDocs event; events of other services have none.',
    example: 'plane:data',
    values: [
      { value: 'control', meaning: 'An IAM identity administers the WorkDocs site.' },
      { value: 'data', meaning: 'A WorkDocs directory user works with content.' },
    ],
  },
  {
    name: 'redacted',
    aliases: ['hidden'],
    meaning: 'Whether the record has a redacted value.',
    example: 'redacted:yes',
    values: [
      { value: 'yes', meaning: 'At least one value is redacted.' },
      { value: 'no', meaning: 'No value is redacted.' },
    ],
    isAlwaysSet: true,
  },
  {
    name: 'key',
    aliases: ['accesskey', 'access-key', 'accesskeyid', 'useridentity.accesskeyid'],
    meaning: 'The access key id (userIdentity.accessKeyId): AKIA is long-term, ASIA temporary.',
    example: 'key:AKIA*',
  },
  {
    name: 'mfa',
    aliases: ['mfaauthenticated'],
    meaning: 'Whether the session was opened with MFA; many records do not say.',
    example: 'mfa:no',
    values: [
      { value: 'yes', meaning: 'The session was opened with MFA.' },
      { value: 'no', meaning: 'The session was opened without MFA.' },
    ],
  },
  {
    name: 'time',
    aliases: ['eventtime', 'date'],
    meaning:
      'The event time in UTC: a day, an hour, or FROM..TO without TO itself; either side may be left open.',
    example: 'time:2025-03-11T14:00..2025-03-12',
  },
  {
    name: 'hour',
    aliases: [],
    meaning: 'The hour of the event time, in UTC.',
    example: 'hour:2025-03-11T14',
  },
  {
    name: 'source',
    aliases: ['log', 'file'],
    meaning: 'The log that holds the record, by the name shown here.',
    example: 'source:*us-east-1*',
  },
  {
    name: 'id',
    aliases: ['eventid', 'event-id'],
    meaning: 'The eventID.',
    example: 'id:0a1b2c3d-*',
  },
];

const byName: ReadonlyMap<string, FilterField> = new Map(
  filterFields.flatMap((field) => [field.name, ...field.aliases].map((name) => [name, field] as const)),
);

/** The field of a name or alias in any case; undefined for other words. */
export function getFilterField(name: string): FilterField | undefined {
  return byName.get(name.toLowerCase());
}

/** Names and aliases, in lower case. */
export function getFilterFieldNames(): Iterable<string> {
  return byName.keys();
}
