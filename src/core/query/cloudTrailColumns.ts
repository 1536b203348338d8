/**
 * The table `cloudtrail_logs`: the columns of the table that Amazon Athena's documentation makes for CloudTrail logs, with
 * Trino's types, and behind them ours. Everything of AWS's that is no struct or list is text there, so it is text here.
 * Source of the first: Athena user guide, "Create a table for CloudTrail logs in Athena".
 */
export interface CloudTrailColumn {
  /** Lower case, as Athena shows it; names are compared without regard to case. */
  readonly name: string;
  /** In Trino's words, `row(…)` for a struct. */
  readonly type: string;
  /** What it holds, one plain sentence. */
  readonly text: string;
  /** Whose it is: a column of the log's record, one that Athena makes from the log's key, or one that only we have. */
  readonly origin: 'record' | 'partition' | 'ours';
  /** CloudTrail's own field; undefined for the columns that are no field. */
  readonly field?: string;
}

const SESSION_ISSUER =
  'row(type varchar, principalid varchar, arn varchar, accountid varchar, username varchar)';
const WEB_ID = 'row(federatedprovider varchar, attributes map(varchar, varchar))';
const SESSION_CONTEXT =
  'row(attributes row(mfaauthenticated varchar, creationdate varchar), ' +
  `sessionissuer ${SESSION_ISSUER}, ec2roledelivery varchar, webidfederationdata ${WEB_ID})`;
const USER_IDENTITY =
  'row(type varchar, principalid varchar, arn varchar, accountid varchar, invokedby varchar, ' +
  'accesskeyid varchar, username varchar, onbehalfof row(userid varchar, identitystorearn varchar), ' +
  `sessioncontext ${SESSION_CONTEXT})`;

function record(field: string, text: string, type = 'varchar'): CloudTrailColumn {
  return { name: field.toLowerCase(), type, text, origin: 'record', field };
}

function partition(name: string, text: string): CloudTrailColumn {
  return { name, type: 'varchar', text, origin: 'partition' };
}

function ours(name: string, type: string, text: string): CloudTrailColumn {
  return { name, type, text, origin: 'ours' };
}

export const cloudTrailColumns: readonly CloudTrailColumn[] = [
  record('eventVersion', "Version of the record's format."),
  record('userIdentity', 'Who made the request.', USER_IDENTITY),
  record('eventTime', 'When the request was made, ISO 8601 in UTC, as text.'),
  record('eventSource', 'The service, such as s3.amazonaws.com.'),
  record('eventName', 'The action of the service.'),
  record('awsRegion', 'The Region that the request was made to.'),
  record('sourceIPAddress', 'The address of the caller, or the name of the AWS service that called.'),
  record('userAgent', 'The program that sent the request, in its own words.'),
  record('errorCode', 'The error of the service; NULL where the request succeeded.'),
  record('errorMessage', 'The error in words.'),
  record('requestParameters', 'What was asked for, JSON as text.'),
  record('responseElements', 'What the service answered, JSON as text; NULL for events that only read.'),
  record('additionalEventData', 'What belongs neither to the request nor to the answer, JSON as text.'),
  record('requestID', "The service's number of the request."),
  record('eventID', "CloudTrail's own number of the event."),
  record('readOnly', "'true' where the action changes nothing, as text."),
  record('resources', 'What the event touched.', 'array(row(arn varchar, accountid varchar, type varchar))'),
  record('eventType', 'What caused the event: AwsApiCall, AwsConsoleSignIn and others.'),
  record('apiVersion', 'Version of the API that was called.'),
  record('recipientAccountId', 'The account that received the event.'),
  record('serviceEventDetails', 'What a service event was caused by, JSON as text.'),
  record('sharedEventID', 'Equal for the copies of one request in several accounts.'),
  record('vpcEndpointId', 'The VPC endpoint that the request went through.'),
  record('vpcEndpointAccountId', 'The account that owns the VPC endpoint.'),
  record('eventCategory', 'Management, Data, NetworkActivity or Insight.'),
  record(
    'addendum',
    'Why the event was delivered late or again.',
    'row(reason varchar, updatedfields varchar, originalrequestid varchar, originaleventid varchar)',
  ),
  record(
    'sessionCredentialFromConsole',
    "'true' where the credentials came from a console session, as text.",
  ),
  record('edgeDeviceDetails', 'The edge device that the request was sent to, JSON as text.'),
  record(
    'tlsDetails',
    'The TLS version, the cipher suite and the host name of the connection.',
    'row(tlsversion varchar, ciphersuite varchar, clientprovidedhostheader varchar)',
  ),
  partition('account', "The account in the log's key; elsewhere recipientAccountId."),
  partition('region', "The Region in the log's key; elsewhere awsRegion."),
  partition('year', "The year in the log's key; elsewhere of eventTime."),
  partition('month', "The month in the log's key, two digits; elsewhere of eventTime."),
  partition('day', "The day in the log's key, two digits; elsewhere of eventTime."),
  partition(
    'timestamp',
    "The day in the log's key as yyyy/MM/dd; elsewhere of eventTime. Athena's partition, no time of day.",
  ),
  ours(
    'lens_time',
    'timestamp(3)',
    'eventTime as a time in UTC, whichever form the log gives it; NULL where it is none.',
  ),
  ours('lens_identity', 'varchar', 'Who it was, one plain sentence.'),
  ours('lens_identity_name', 'varchar', 'Who it was, the short name that the explorer shows.'),
  ours('lens_session', 'varchar', 'The name of the session, where the identity has one.'),
  ours(
    'lens_access',
    'varchar',
    "'read' or 'write': readOnly where it is given, else what is known of the action.",
  ),
  ours('lens_plane', 'varchar', "Of a WorkDocs event 'control' or 'data'; NULL elsewhere."),
  ours('lens_failed', 'boolean', 'True where there is an error code or message, or a sign-in failed.'),
  ours('lens_redacted', 'bigint', 'How many values of the event are redacted.'),
  ours('lens_source', 'varchar', 'The address of the log that the event was read from.'),
  ours('lens_position', 'bigint', 'The number of the event in its log, from 0.'),
  ours('lens_record', 'varchar', 'The whole record, JSON as text.'),
];
