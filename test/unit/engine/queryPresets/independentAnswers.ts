import type { CellValue, QueryParameters } from '../../../../src/protocol/query';
import type { Parsed } from './independentRecord';
import {
  countDistinct,
  countHidden,
  getAddress,
  getAt,
  getCommonest,
  getIdentity,
  getKey,
  getName,
  getParameter,
  getSource,
  getText,
  getTime,
  getType,
  groupBy,
  isByService,
  isForSomebody,
  isFailed,
  isIam,
  isWorkDocs,
} from './independentRecord';

type Records = readonly Parsed[];

/** A preset's answer, computed from parsed records by other means than SQL. Rows are compared without their order. */
export interface IndependentAnswer {
  readonly parameters?: (records: Records) => QueryParameters;
  readonly columns: readonly string[];
  readonly compute: (records: Records, parameters: QueryParameters) => readonly (readonly CellValue[])[];
}

const EVENT = ['eventtime', 'identity', 'eventname'];

/** A list of events: which of them it has. */
function list(
  isListed: (record: Parsed, parameters: QueryParameters) => boolean,
  parameters?: (records: Records) => QueryParameters,
): IndependentAnswer {
  return {
    ...(parameters === undefined ? {} : { parameters }),
    columns: EVENT,
    compute: (records, given) =>
      records
        .filter((record) => isListed(record, given))
        .map((record) => [
          getText(record, 'eventTime') ?? null,
          getIdentity(record) ?? null,
          getText(record, 'eventName') ?? null,
        ]),
  };
}

/** A table of groups: how many events each has, and whatever else. */
function count(
  columns: readonly string[],
  isCounted: (record: Parsed, parameters: QueryParameters) => boolean,
  toKey: (record: Parsed) => string | undefined,
  toRow: (group: Records, parameters: QueryParameters) => readonly CellValue[] | undefined,
  parameters?: (records: Records) => QueryParameters,
): IndependentAnswer {
  return {
    ...(parameters === undefined ? {} : { parameters }),
    columns,
    compute: (records, given) =>
      [
        ...groupBy(
          records.filter((record) => isCounted(record, given)),
          toKey,
        ).values(),
      ]
        .map((group) => toRow(group, given))
        .filter((row) => row !== undefined),
  };
}

const always = (): boolean => true;
const toKeyOf =
  (...parts: readonly ((record: Parsed) => string | undefined)[]) =>
  (record: Parsed): string =>
    JSON.stringify(parts.map((part) => part(record) ?? null));
const of = (group: Records, get: (record: Parsed) => string | undefined): CellValue => {
  const [first] = group;
  return (first === undefined ? undefined : get(first)) ?? null;
};
const text =
  (path: string) =>
  (record: Parsed): string | undefined =>
    getText(record, path);
const times = (group: Records): readonly [string | null, string | null] => {
  const all = group.flatMap((record) => getText(record, 'eventTime') ?? []).sort();
  return [all[0] ?? null, all.at(-1) ?? null];
};
const failures = (group: Records): number => group.filter(isFailed).length;
const distinct = (group: Records, get: (record: Parsed) => string | undefined): number =>
  countDistinct(group.map(get));

const isDenied = (record: Parsed): boolean => {
  const code = getText(record, 'errorCode') ?? '';
  const bare = (code.split('#').at(-1) ?? '')
    .split(':')[0]
    ?.replace(/^(?:Client|Server|Sender|Receiver)\./, '');
  const message = getText(record, 'errorMessage') ?? '';
  return (
    /access_?denied/i.test(code) ||
    /^(?:Unauthorized(?:Operation|Access|AccessException|Exception|OperationException|ResourceAccessException)?|NotAuthorized(?:Exception)?|AuthorizationError(?:Exception)?|Forbidden(?:Exception)?)$/.test(
      bare ?? '',
    ) ||
    /\bnot authorized to perform\b/i.test(message) ||
    (code === '' && /^(?:access denied|access to .{1,200} denied)/i.test(message))
  );
};

const isSignIn = (record: Parsed): boolean =>
  getSource(record) === 'signin' && getName(record) === 'ConsoleLogin';
const isSignInFailed = (record: Parsed): boolean =>
  isFailed(record) || getText(record, 'responseElements.ConsoleLogin') === 'Failure';
const isCenterStep = (record: Parsed): boolean =>
  getSource(record) === 'signin' &&
  /^(?:Credential(?:Challenge|Verification)|UserAuthentication)$/.test(getName(record));
const getOutcome = (record: Parsed): string | undefined =>
  isSignInFailed(record) || getText(record, 'serviceEventDetails.CredentialVerification') === 'Failure'
    ? 'Failure'
    : /^(?:ConsoleLogin|UserAuthentication)$/.test(getName(record))
      ? 'Success'
      : undefined;
/** The last in the alphabet of the names that were typed in steps which have the same text at a path. */
const getTypedName = (record: Parsed, steps: Records, path: string): string | undefined => {
  const shared = getText(record, path);
  return shared === undefined
    ? undefined
    : steps
        .filter((step) => getText(step, path) === shared)
        .flatMap((step) => getText(step, 'additionalEventData.UserName') ?? [])
        .sort()
        .at(-1);
};
const isAssume = (record: Parsed): boolean =>
  getSource(record) === 'sts' && getName(record).startsWith('AssumeRole');
const mfa = (record: Parsed): string | undefined =>
  getText(record, 'userIdentity.sessionContext.attributes.mfaAuthenticated');
const callerAccount = (record: Parsed): string | undefined =>
  getText(record, 'userIdentity.accountId') ??
  getText(record, 'userIdentity.sessionContext.sessionIssuer.accountId');
const isDownload = (record: Parsed): boolean =>
  isWorkDocs(record) &&
  !isFailed(record) &&
  (getName(record) === 'DownloadDocumentVersion' ||
    (/^(?:GetDocumentVersion|DescribeDocumentVersions)$/.test(getName(record)) &&
      (getParameter(record, 'Fields') ?? '').toUpperCase().includes('SOURCE')));
const sid = (value: string | undefined): string | undefined => value?.split('&')[0];
const principals = (record: Parsed): readonly Parsed[] => {
  const found =
    getAt(record, 'requestParameters.Principals') ?? getAt(record, 'requestParameters.principals');
  return Array.isArray(found) ? (found as readonly Parsed[]) : [];
};
const resources = (record: Parsed): readonly Parsed[] => {
  const found = getAt(record, 'resources');
  return Array.isArray(found) ? (found as readonly Parsed[]) : [];
};
const target = (record: Parsed): string | undefined =>
  getParameter(record, 'ResourceId', 'DocumentId', 'FolderId');
const mentions = (record: Parsed, id: string): boolean =>
  JSON.stringify([record['requestParameters'], record['responseElements']]).includes(`"${id}"`);

const NOON = '12:00:00Z';
const anyIdentity = (records: Records): QueryParameters => ({
  identity: getCommonest(records.map(getIdentity)),
});
const workDocsUser = (records: Records): QueryParameters => ({
  user: getCommonest(
    records
      .filter((record) => isWorkDocs(record) && getAt(record, 'userIdentity.arn') === undefined)
      .map(text('userIdentity.userName')),
  ),
});
const sharedResource = (records: Records): QueryParameters => ({
  resource: getCommonest(
    records.filter((record) => getName(record) === 'AddResourcePermissions').map((record) => target(record)),
  ),
});
const isNamed = (record: Parsed, name: unknown): boolean =>
  [
    'arn',
    'userName',
    'principalId',
    'invokedBy',
    'onBehalfOf.userId',
    'sessionContext.sessionIssuer.arn',
    'accountId',
  ].some((path) => getText(record, `userIdentity.${path}`) === name);
const isUser = (record: Parsed, user: unknown): boolean =>
  ['arn', 'userName', 'principalId'].some((path) => getText(record, `userIdentity.${path}`) === user);

const PERMISSION_VERB =
  /^(?:Add|Attach|Create|Delete|Detach|Disable|Enable|Modify|Put|Remove|Replace|Reset|Retire|Revoke|Set|Update)/;
const OTHER_PERMISSION_CALLS =
  /^(?:AddClientIDToOpenIDConnectProvider|(?:Add|Remove)Role(?:To|From)InstanceProfile|(?:AddUserTo|RemoveUserFrom)Group|(?:Disa|A)ssociateIamInstanceProfile|ReplaceIamInstanceProfileAssociation|(?:Authorize|Revoke)SecurityGroup(?:Egress|Ingress)|(?:Create|Delete)(?:AccountAssignment|GroupMembership)|Modify(?:DBCluster|DB)?SnapshotAttribute|ModifyImageAttribute|Set(?:Queue|Topic)Attributes|UpdateOpenIDConnectProviderThumbprint|UpdateSAMLProvider)$/;
const CONTENT =
  /^(?:AbortDocumentVersionUpload|AddResourcePermissions|(?:Create|Delete)(?:Comment|CustomMetadata|Labels|Folder)|DeleteDocument(?:Version)?|DeleteFolderContents|Describe(?:Comments|DocumentVersions|FolderContents|ResourcePermissions)|Get(?:Document|DocumentPath|DocumentVersion|Folder|FolderPath|Resources)|InitiateDocumentVersionUpload|Remove(?:All)?ResourcePermissions?|RestoreDocumentVersions|SearchResources|Update(?:Document|DocumentVersion|Folder))$/;

/** One of each preset, by id. */
export const independentAnswers: Readonly<Record<string, IndependentAnswer>> = {
  'who-did-it': list(
    (record, { event, resource }) =>
      getName(record).includes(String(event).replaceAll('%', '')) &&
      [record['requestParameters'], record['responseElements']]
        .map((value) => JSON.stringify(value ?? null))
        .concat(resources(record).map((item) => getText(item, 'ARN') ?? getText(item, 'arn') ?? ''))
        .some((value) => value.includes(String(resource))),
    (records) => ({
      event: '%t%',
      resource: getCommonest(records.map(text('requestParameters.bucketName'))),
    }),
  ),
  'identity-activity': list((record, { identity }) => isNamed(record, identity), anyIdentity),
  'key-activity': list(
    (record, { key }) => getKey(record) === key,
    (records) => ({ key: getCommonest(records.map(getKey)) }),
  ),
  'address-activity': list(
    (record, { address, from }) => getAddress(record) === address && getTime(record) >= String(from),
    (records) => {
      const from = records.map(getTime).sort()[Math.floor(records.length / 2)] ?? NOON;
      return { address: getCommonest(records.map(getAddress)), from };
    },
  ),
  'session-activity': list(
    (record, { session }) => getText(record, 'userIdentity.principalId') === session,
    (records) => ({
      session: getCommonest(
        records.filter((record) => getType(record) === 'AssumedRole').map(text('userIdentity.principalId')),
      ),
    }),
  ),
  'first-and-last-seen': count(
    ['identity', 'sourceipaddress', 'first_seen', 'last_seen', 'events', 'failed', 'actions'],
    always,
    toKeyOf(getIdentity, text('sourceIPAddress')),
    (group) => [
      of(group, getIdentity),
      of(group, text('sourceIPAddress')),
      ...times(group),
      group.length,
      failures(group),
      distinct(group, text('eventName')),
    ],
  ),
  'actions-of-identity': count(
    ['identity', 'eventsource', 'eventname', 'calls', 'failed', 'addresses', 'first_seen', 'last_seen'],
    (record, { identity }) => isNamed(record, identity),
    toKeyOf(getIdentity, text('eventSource'), text('eventName')),
    (group) => [
      of(group, getIdentity),
      of(group, text('eventSource')),
      of(group, text('eventName')),
      group.length,
      failures(group),
      distinct(group, text('sourceIPAddress')),
      ...times(group),
    ],
    anyIdentity,
  ),
  'activity-per-hour': count(
    ['events', 'failed', 'identities'],
    always,
    (record) => getTime(record).slice(0, 13),
    (group) => [group.length, failures(group), distinct(group, getIdentity)],
  ),
  'event-by-id': list(
    (record, { id }) =>
      ['eventID', 'requestID', 'sharedEventID'].some((name) => getText(record, name) === id),
    (records) => ({ id: getCommonest(records.map(text('requestID'))) }),
  ),
  'access-denied': count(
    ['identity', 'eventsource', 'eventname', 'resource', 'refusals', 'first_seen', 'last_seen'],
    isDenied,
    toKeyOf(getIdentity, text('eventSource'), text('eventName'), deniedResource, errorOf),
    (group) => [
      of(group, getIdentity),
      of(group, text('eventSource')),
      of(group, text('eventName')),
      of(group, deniedResource),
      group.length,
      ...times(group),
    ],
  ),
  'access-denied-events': list(isDenied),
  'failures-by-error': count(
    ['eventsource', 'eventname', 'error', 'failures', 'identities'],
    isFailed,
    toKeyOf(text('eventSource'), text('eventName'), errorOf),
    (group) => [
      of(group, text('eventSource')),
      of(group, text('eventName')),
      of(group, errorOf),
      group.length,
      distinct(group, getIdentity),
    ],
  ),
  'console-sign-ins': {
    columns: ['eventtime', 'identity', 'outcome', 'mfa'],
    compute: (records) =>
      records
        .filter(isSignIn)
        .map((record) => [
          getTime(record),
          getIdentity(record) ?? null,
          isSignInFailed(record) ? 'Failure' : 'Success',
          getText(record, 'additionalEventData.MFAUsed') ?? null,
        ]),
  },
  'failed-sign-ins': {
    columns: ['identity', 'sourceipaddress', 'failures', 'first_failure', 'last_failure', 'last_success'],
    compute: (records) => {
      const steps = records.filter((record) => isSignIn(record) || isCenterStep(record));
      const name = (record: Parsed): string | undefined =>
        getTypedName(record, steps, 'additionalEventData.AuthWorkflowID') ?? getIdentity(record);
      return [...groupBy(steps, toKeyOf(name, getAddress)).values()].flatMap((group) => {
        const bad = group.filter((record) => getOutcome(record) === 'Failure');
        const good = group.filter((record) => getOutcome(record) === 'Success');
        return bad.length === 0
          ? []
          : [[of(group, name), of(group, getAddress), bad.length, ...times(bad), times(good)[1]]];
      });
    },
  },
  'identity-center-sign-ins': {
    columns: ['eventtime', 'identity', 'eventname', 'outcome', 'account_id', 'role'],
    compute: (records) => {
      const steps = records.filter(
        (record) =>
          isCenterStep(record) ||
          (getSource(record) === 'sso' &&
            /^(?:Authenticate|Federate|GetRoleCredentials)$/.test(getName(record))),
      );
      return steps.map((record) => [
        getTime(record),
        getTypedName(record, steps, 'additionalEventData.AuthWorkflowID') ??
          getTypedName(record, steps, 'userIdentity.onBehalfOf.userId') ??
          getIdentity(record) ??
          null,
        getName(record),
        getOutcome(record) ?? (isCenterStep(record) ? null : 'Success'),
        getText(record, 'serviceEventDetails.account_id') ?? null,
        getText(record, 'serviceEventDetails.role_name') ?? null,
      ]);
    },
  },
  'root-use': list((record) => getType(record) === 'Root' && !isForSomebody(record)),
  'without-mfa': count(
    ['identity', 'access_key', 'requests', 'changes'],
    (record) => !isForSomebody(record) && withoutMfa(record) !== undefined,
    toKeyOf(getIdentity, getType, text('userIdentity.accessKeyId'), withoutMfa),
    (group) => [
      of(group, getIdentity),
      of(group, text('userIdentity.accessKeyId')),
      group.length,
      group.filter((record) => getText(record, 'readOnly') === 'false').length,
    ],
  ),
  'cross-account-callers': count(
    ['caller_account', 'recipientaccountid', 'identity', 'eventsource', 'eventname', 'calls', 'failed'],
    (record) => {
      const receiver = getText(record, 'recipientAccountId');
      const caller = callerAccount(record);
      return receiver !== undefined && caller !== undefined && receiver !== caller;
    },
    toKeyOf(callerAccount, text('recipientAccountId'), getIdentity, text('eventSource'), text('eventName')),
    (group) => [
      of(group, callerAccount),
      of(group, text('recipientAccountId')),
      of(group, getIdentity),
      of(group, text('eventSource')),
      of(group, text('eventName')),
      group.length,
      failures(group),
    ],
  ),
  'cross-account-resources': list((record) => {
    const caller = callerAccount(record);
    return (
      caller !== undefined &&
      resources(record).some((item) => (getText(item, 'accountId') ?? caller) !== caller)
    );
  }),
  'changes-in-window': list(
    (record, { from, until }) =>
      getText(record, 'readOnly') === 'false' &&
      getTime(record) >= String(from) &&
      getTime(record) <= String(until),
    (records) => {
      // A window in which every record says whether it reads.
      const sorted = records
        .map(getTime)
        .filter((time) => time >= '2018')
        .sort();
      return {
        from: sorted[Math.floor(sorted.length / 4)] ?? NOON,
        until: sorted[Math.floor(sorted.length / 2)] ?? NOON,
      };
    },
  ),
  deletions: list((record) =>
    /^(?:Admin|Batch|Bulk|Force)?(?:Delete|Deregister|Destroy|Purge|Terminate)|^ScheduleKeyDeletion$|^CloseAccount$/.test(
      getName(record),
    ),
  ),
  'permission-changes': list((record) => {
    const name = getName(record);
    return (
      OTHER_PERMISSION_CALLS.test(name) ||
      (PERMISSION_VERB.test(name) &&
        ['Acl', 'Grant', 'Permission', 'Polic', 'PublicAccessBlock'].some((word) => name.includes(word)) &&
        !/NetworkAcl|(?:Backup|Cache|Lifecycle|LoadBalancer|Redrive|Request|Retention|Routing|Scaling|Traffic)Polic/.test(
          name,
        ))
    );
  }),
  'recovery-destroyed': list((record) => {
    const name = getName(record);
    switch (getSource(record)) {
      case 'kms':
        return ['DeleteImportedKeyMaterial', 'DisableKey', 'ScheduleKeyDeletion'].includes(name);
      case 'backup':
        return /^(?:DeleteBackup(?:Plan|Vault|VaultLockConfiguration)|DeleteRecoveryPoint|StopBackupJob|UpdateRecoveryPointLifecycle)$/.test(
          name,
        );
      case 'ec2':
      case 'rds':
        return (
          /^(?:Delete(?:DB|DBCluster)?Snapshot|DeleteDBInstanceAutomatedBackup|DeregisterImage)$/.test(
            name,
          ) ||
          (getSource(record) === 'rds' &&
            /^DeleteDB(?:Cluster|Instance)$/.test(name) &&
            getAt(record, 'requestParameters.skipFinalSnapshot') === true)
        );
      case 'dynamodb':
        return (
          name === 'DeleteBackup' ||
          (name === 'UpdateContinuousBackups' &&
            getAt(record, 'requestParameters.pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled') ===
              false)
        );
      case 'rbin':
        return /^(?:Delete|Unlock|Update)Rule$/.test(name);
      case 'elasticache':
      case 'fsx':
      case 'redshift':
        return /^Delete(?:Backup|ClusterSnapshot|Snapshot)$/.test(name);
      case 's3':
        return (
          name === 'PutBucketLifecycle' ||
          (name === 'PutBucketVersioning' &&
            getText(record, 'requestParameters.VersioningConfiguration.Status') === 'Suspended')
        );
      default:
        return false;
    }
  }),
  'logging-tampered': list((record) => {
    const call = `${getSource(record)}/${getName(record)}`;
    const group = getParameter(record, 'logGroupName', 'logGroupIdentifier') ?? '';
    const selectors = getAt(record, 'requestParameters.insightSelectors');
    return (
      /^(?:cloudtrail\/(?:StopLogging|DeleteTrail|UpdateTrail|PutEventSelectors|DeleteEventDataStore|StopEventDataStoreIngestion)|config\/(?:StopConfigurationRecorder|DeleteConfigurationRecorder|DeleteDeliveryChannel)|guardduty\/(?:DeleteDetector|StopMonitoringMembers|DeletePublishingDestination)|securityhub\/DisableSecurityHub|securityhub\/(?:DisableSecurityHubV2|DisableImportFindingsForProduct|BatchDisableStandards)|(?:guardduty|securityhub)\/(?:DisassociateFrom(?:Administrator|Master)Account|DisassociateMembers|DeleteMembers)|macie2\/DisableMacie|inspector2\/Disable|detective\/DeleteGraph|access-analyzer\/DeleteAnalyzer|bedrock\/DeleteModelInvocationLoggingConfiguration|organizations\/(?:LeaveOrganization|RemoveAccountFromOrganization)|ec2\/DeleteFlowLogs|route53\/DeleteQueryLoggingConfig|route53resolver\/(?:Delete|Disassociate)ResolverQueryLogConfig|wafv2\/DeleteLoggingConfiguration)$/.test(
        call,
      ) ||
      (call === 'cloudtrail/PutInsightSelectors' && Array.isArray(selectors) && selectors.length === 0) ||
      (call === 'guardduty/UpdateDetector' && getAt(record, 'requestParameters.enable') === false) ||
      (/^guardduty\/(?:Create|Update)Filter$/.test(call) &&
        getAt(record, 'requestParameters.action') === 'ARCHIVE') ||
      (call === 'guardduty/CreateIPSet' && getAt(record, 'requestParameters.activate') === true) ||
      (call === 'guardduty/UpdateIPSet' && getAt(record, 'requestParameters.activate') !== false) ||
      (call === 'macie2/UpdateMacieSession' && getAt(record, 'requestParameters.status') === 'PAUSED') ||
      (call === 'organizations/DisableAWSServiceAccess' &&
        /^(?:access-analyzer|cloudtrail|config|config-multiaccountsetup|detective|guardduty|inspector2|macie|securityhub)\./.test(
          getText(record, 'requestParameters.servicePrincipal') ?? '',
        )) ||
      (call === 'eks/UpdateClusterConfig' &&
        /"types":\[[^\]]*"audit"[^\]]*\],"enabled":false/.test(JSON.stringify(record))) ||
      (call === 's3/DeleteObject' &&
        /(?:^|\/)AWSLogs\/(?:.*\/)?CloudTrail(?:-[A-Za-z]+)?\//.test(
          getText(record, 'requestParameters.key') ?? '',
        )) ||
      (/^logs\/Delete(?:LogGroup|LogStream|MetricFilter|SubscriptionFilter)$/.test(call) &&
        /cloudtrail|flow-?_?logs?/i.test(group)) ||
      (call === 's3/PutBucketLogging' &&
        getAt(record, 'requestParameters.BucketLoggingStatus') !== undefined &&
        getAt(record, 'requestParameters.BucketLoggingStatus.LoggingEnabled') === undefined)
    );
  }),
  'made-public': list((record) => {
    const name = getName(record);
    const request = JSON.stringify(record['requestParameters'] ?? null);
    if (/^Modify(?:Image|Snapshot)Attribute$/.test(name)) {
      return request.includes('"add":{');
    }
    if (/^ModifyDB(?:Cluster)?SnapshotAttribute$/.test(name)) {
      return request.includes('"valuesToAdd":["');
    }
    if (/^(?:CreateBucket|PutBucketAcl|PutObjectAcl)$/.test(name)) {
      return ['AllUsers', 'AuthenticatedUsers', '"public-read', '"authenticated-read'].some((word) =>
        request.includes(word),
      );
    }
    if (
      /^(?:Put(?:Bucket|Key|Resource)Policy|Set(?:Queue|Topic)Attributes|SetRepositoryPolicy)$|^Add(?:LayerVersion)?Permission|^(?:Create|Update)FunctionUrlConfig/.test(
        name,
      )
    ) {
      const plain = request.replaceAll('\\', '').replaceAll(' ', '');
      const accounts = [
        ...plain.matchAll(
          /(?:arn:aws[a-z-]*:(?:iam|sts)::|"(?:AWS|Principal|principal)":\[?")(\d{12})(?![\d\w])/g,
        ),
      ].map((match) => match[1]);
      const isOpen =
        /"(?:AWS|Principal|principal)":\[?"\*"/.test(plain) ||
        plain.includes('"authType":"NONE"') ||
        accounts.some((account) => account !== getText(record, 'recipientAccountId'));
      return isOpen && (plain.includes('"Effect":"Allow"') || !plain.includes('"Effect":"Deny"'));
    }
    if (/^Put(?:Account|Bucket)PublicAccessBlock$/.test(name)) {
      return /"(?:(?:Block|Ignore)Public(?:Acls|Policy)|RestrictPublicBuckets)":"?false/.test(request);
    }
    if (/^(?:Create|Modify)DB(?:Cluster|Instance)$/.test(name)) {
      return getText(record, 'requestParameters.publiclyAccessible') === 'true';
    }
    return /^(?:Delete(?:Account|Bucket)|Disable(?:Image|Snapshot))(?:Block)?Public(?:Access|AccessBlock)$/.test(
      name,
    );
  }),
  'opened-to-internet': list(
    (record) =>
      getSource(record) === 'ec2' &&
      ['AuthorizeSecurityGroupIngress', 'ModifySecurityGroupRules'].includes(getName(record)) &&
      /"[^"]*[.:][^"]*\/0"/.test(JSON.stringify(record['requestParameters'])),
  ),
  'data-copied': list((record) =>
    /^(?:backup\/StartCopyJob|datasync\/(?:CreateTask|StartTaskExecution)|dynamodb\/ExportTableToPointInTime|ebs\/GetSnapshotBlock|ec2\/(?:Copy(?:Image|Snapshot)|Create(?:Image|InstanceExportTask|Snapshots?|StoreImageTask|TrafficMirrorSession)|ExportImage|SharedSnapshot(?:CopyInitiated|VolumeCreated))|logs\/CreateExportTask|rds\/(?:(?:Copy|Create)DB(?:Cluster)?Snapshot|RestoreDBClusterFromSnapshot|RestoreDBInstanceFromDBSnapshot|StartExportTask)|s3\/(?:CreateJob|PutBucketReplication))$/.test(
      `${getSource(record)}/${getName(record)}`,
    ),
  ),
  'commands-run': list((record) =>
    /^(?:cloudshell\/Create(?:Environment|Session)|ec2-instance-connect\/(?:OpenTunnel|Send(?:SerialConsole)?SSHPublicKey)|ec2\/EnableSerialConsoleAccess|ecs\/ExecuteCommand|(?:rds|redshift)-data\/(?:Batch)?ExecuteStatement|sagemaker\/CreatePresigned(?:Domain|NotebookInstance)Url|ssm\/(?:ResumeSession|SendCommand|StartAutomationExecution|StartSession))$/.test(
      `${getSource(record)}/${getName(record)}`,
    ),
  ),
  'left-behind': list(
    (record) =>
      /^(?:autoscaling\/(?:(?:Create|Update)AutoScalingGroup|CreateLaunchConfiguration)|cloudformation\/(?:CreateStack(?:Instances)?|UpdateStack)|codebuild\/(?:CreateProject|CreateWebhook|UpdateProject)|ec2\/(?:AssociateIamInstanceProfile|CreateLaunchTemplate(?:Version)?|ReplaceIamInstanceProfileAssociation|RunInstances)|ecs\/(?:CreateService|RegisterTaskDefinition|UpdateService)|eks\/(?:AssociateAccessPolicy|CreateAccessEntry)|events\/Put(?:Rule|Targets)|glue\/(?:CreateDevEndpoint|CreateJob|UpdateJob)|iam\/(?:AddClientIDToOpenIDConnectProvider|Create(?:AccessKey|LoginProfile|OpenIDConnectProvider|Role|SAMLProvider|ServiceSpecificCredential|User)|EnableMFADevice|Update(?:AssumeRolePolicy|LoginProfile|OpenIDConnectProviderThumbprint|SAMLProvider))|lambda\/(?:Add(?:LayerVersion)?Permission|CreateEventSourceMapping|CreateFunction|(?:Create|Update)FunctionUrlConfig|PublishLayerVersion|UpdateFunction(?:Code|Configuration))|organizations\/CreateAccount|rolesanywhere\/Create(?:Profile|TrustAnchor)|sagemaker\/(?:Create|Update)NotebookInstanceLifecycleConfig|scheduler\/(?:Create|Update)Schedule|ssm\/(?:Create(?:Activation|Association|Document)|Update(?:Association|Document))|sso\/CreateAccountAssignment|states\/(?:Create|Update)StateMachine)$/.test(
        `${getSource(record)}/${getName(record).replace(/20\d{6}(?:v\d+)?$/, '')}`,
      ) ||
      (getSource(record) === 'ec2' &&
        getName(record) === 'ModifyInstanceAttribute' &&
        getAt(record, 'requestParameters.userData') !== undefined),
  ),
  'objects-destroyed': count(
    ['identity', 'bucket', 'eventname', 'loss', 'objects', 'calls'],
    (record) => !isFailedByCode(record) && getLoss(record) !== undefined,
    toKeyOf(getIdentity, text('requestParameters.bucketName'), getName, getLoss),
    (group) => [
      of(group, getIdentity),
      of(group, text('requestParameters.bucketName')),
      of(group, getName),
      of(group, getLoss),
      distinct(group, text('requestParameters.key')),
      group.length,
    ],
  ),
  'secrets-read': count(
    ['identity', 'eventname', 'reads', 'failed', 'addresses', 'first_seen', 'last_seen'],
    (record) =>
      /^(?:ec2\/GetPasswordData|lightsail\/(?:DownloadDefaultKeyPair|GetInstanceAccessDetails)|redshift\/GetClusterCredentials(?:WithIAM)?|secretsmanager\/(?:Batch)?GetSecretValue|ssm\/GetParameter(?:History|s|sByPath)?)$/.test(
        `${getSource(record)}/${getName(record)}`,
      ),
    toKeyOf(getIdentity, getName, getSecret),
    (group) => [
      of(group, getIdentity),
      of(group, getName),
      group.length,
      failures(group),
      distinct(group, getAddress),
      ...times(group),
    ],
  ),
  'object-downloads': count(
    ['identity', 'bucket', 'objects', 'reads', 'addresses'],
    (record) =>
      getSource(record) === 's3' &&
      getName(record) === 'GetObject' &&
      getAt(record, 'errorCode') === undefined,
    toKeyOf(getIdentity, text('requestParameters.bucketName')),
    (group) => {
      const objects = distinct(group, text('requestParameters.key'));
      return objects < 1
        ? undefined
        : [
            of(group, getIdentity),
            of(group, text('requestParameters.bucketName')),
            objects,
            group.length,
            distinct(group, getAddress),
          ];
    },
  ),
  'new-identities-and-keys': list((record) =>
    /^(?:cognito-idp\/AdminCreateUser|eks\/CreateAccessEntry|ec2-instance-connect\/Send(?:SerialConsole)?SSHPublicKey|ec2\/(?:Create|Import)KeyPair|iam\/(?:Create(?:AccessKey|InstanceProfile|LoginProfile|OpenIDConnectProvider|Role|SAMLProvider|ServiceLinkedRole|ServiceSpecificCredential|User|VirtualMFADevice)|(?:Deactivate|Enable)MFADevice|ResetServiceSpecificCredential|Update(?:AccessKey|LoginProfile)|Upload(?:SSHPublicKey|SigningCertificate))|identitystore\/CreateUser|organizations\/(?:AcceptHandshake|CreateAccount|InviteAccountToOrganization)|rolesanywhere\/Create(?:Profile|TrustAnchor)|signin\/(?:GetSigninToken|Password(?:RecoveryCompleted|Updated))|ssm\/CreateActivation|sso-directory\/CreateUser|sso\/Create(?:AccountAssignment|PermissionSet)|sts\/(?:AssumeRoot|GetFederationToken)|workdocs\/(?:ActivateUser|CreateApplication|CreateUser))$/.test(
      `${getSource(record)}/${getName(record)}`,
    ),
  ),
  'access-keys': count(
    ['access_key', 'events', 'failed', 'addresses', 'regions', 'actions', 'first_seen', 'last_seen'],
    (record) => getKey(record) !== '',
    getKey,
    (group) => [
      of(group, getKey),
      group.length,
      failures(group),
      distinct(group, text('sourceIPAddress')),
      distinct(group, text('awsRegion')),
      distinct(group, text('eventName')),
      ...times(group),
    ],
  ),
  'keys-from-several-addresses': {
    columns: ['access_key', 'sourceipaddress', 'events'],
    compute: (records) =>
      [
        ...groupBy(
          records.filter(
            (record) =>
              getKey(record) !== '' && /^[\dA-Fa-f.:]+$/.test(getAddress(record)) && !isByService(record),
          ),
          getKey,
        ).values(),
      ]
        .filter((uses) => distinct(uses, getAddress) >= 2)
        .flatMap((uses) => [...groupBy(uses, getAddress).values()])
        .map((group) => [of(group, getKey), of(group, getAddress), group.length]),
  },
  'assumed-roles': count(
    ['identity', 'role', 'eventname', 'calls', 'failed'],
    isAssume,
    toKeyOf(getIdentity, getType, text('requestParameters.roleArn'), getName),
    (group) => [
      of(group, getIdentity),
      of(group, text('requestParameters.roleArn')),
      of(group, getName),
      group.length,
      failures(group),
    ],
  ),
  'role-chains': {
    columns: ['started', 'first_role', 'second_role', 'last_key', 'events_of_last_key'],
    compute: (records) => {
      const given = text('responseElements.credentials.accessKeyId');
      const recorded = records.filter((record) => isAssume(record) && given(record) !== undefined);
      const issued = [...groupBy(recorded, given).values()]
        .map((copies) => copies.find((copy) => getKey(copy) !== '') ?? copies[0])
        .filter((copy) => copy !== undefined);
      const role = (record: Parsed | undefined): CellValue =>
        getText(record, 'requestParameters.roleArn') ?? null;
      return issued
        .filter((one) => !issued.some((prior) => given(prior) === getKey(one)))
        .flatMap((one) =>
          issued.filter((two) => getKey(two) === given(one)).map((two) => [one, two] as const),
        )
        .flatMap(([one, two]) => {
          const third = issued.filter((three) => getKey(three) === given(two));
          return (third.length === 0 ? [two] : third).map((last) => [
            getTime(one),
            role(one),
            role(two),
            given(last) ?? null,
            records.filter((record) => getKey(record) === given(last)).length,
          ]);
        });
    },
  },
  'roles-without-mfa': list(
    (record) => isAssume(record) && /^(?:IAMUser|Root)$/.test(getType(record)) && mfa(record) !== 'true',
  ),
  'rare-events': count(
    ['eventsource', 'eventname', 'events', 'failed', 'first_seen', 'last_seen'],
    always,
    toKeyOf(text('eventSource'), text('eventName')),
    (group) =>
      group.length > 3
        ? undefined
        : [
            of(group, text('eventSource')),
            of(group, text('eventName')),
            group.length,
            failures(group),
            ...times(group),
          ],
  ),
  'rare-user-agents': count(
    ['useragent', 'events', 'identities', 'first_seen', 'last_seen'],
    always,
    text('userAgent'),
    (group) =>
      group.length > 3
        ? undefined
        : [of(group, text('userAgent')), group.length, distinct(group, getIdentity), ...times(group)],
  ),
  'new-regions': count(
    ['recipientaccountid', 'awsregion', 'first_seen', 'events', 'identities', 'last_seen'],
    (record) => getAt(record, 'awsRegion') !== undefined && !isByService(record),
    toKeyOf(text('recipientAccountId'), text('awsRegion')),
    (group) => {
      const [first, last] = times(group);
      return [
        of(group, text('recipientAccountId')),
        of(group, text('awsRegion')),
        first,
        group.length,
        distinct(group, getIdentity),
        last,
      ];
    },
  ),
  'enumeration-bursts': count(
    ['access_key', 'identity', 'actions', 'calls', 'failed', 'addresses'],
    (record) =>
      /^(?:BatchGet|Describe|Get|Head|List|Lookup|Search|Simulate)/.test(getName(record)) &&
      !isByService(record),
    toKeyOf(text('userIdentity.accessKeyId'), getIdentity, (record) => getTime(record).slice(0, 13)),
    (group, { actions: least }) => {
      const actions = distinct(group, (record) => `${getSource(record)}/${getName(record)}`);
      return actions < Number(least)
        ? undefined
        : [
            of(group, text('userIdentity.accessKeyId')),
            of(group, getIdentity),
            actions,
            group.length,
            failures(group),
            distinct(group, getAddress),
          ];
    },
    () => ({ actions: 4 }),
  ),
  'model-calls': count(
    [
      'identity',
      'eventname',
      'model',
      'awsregion',
      'calls',
      'failed',
      'addresses',
      'first_seen',
      'last_seen',
    ],
    (record) =>
      getSource(record) === 'bedrock' &&
      /^(?:Converse(?:Stream)?|InvokeModel(?:With(?:Bidirectional|Response)Stream)?|CreateModelInvocationJob|CreateFoundationModelAgreement|Put(?:FoundationModelEntitlement|UseCaseForModelAccess))$/.test(
        getName(record),
      ),
    toKeyOf(getIdentity, getName, text('requestParameters.modelId'), text('awsRegion')),
    (group) => [
      of(group, getIdentity),
      of(group, getName),
      of(group, text('requestParameters.modelId')),
      of(group, text('awsRegion')),
      group.length,
      failures(group),
      distinct(group, getAddress),
      ...times(group),
    ],
  ),
  'unusual-hours': count(
    ['identity', 'events_outside', 'events'],
    (record) => !isByService(record) && !Number.isNaN(Date.parse(getTime(record))),
    toKeyOf(getIdentity),
    (group) => {
      const outside = group.filter((record) => {
        const date = new Date(getTime(record));
        const hour = date.getUTCHours();
        return hour < 10 || hour >= 12 || [0, 6].includes(date.getUTCDay());
      }).length;
      return outside === 0 ? undefined : [of(group, getIdentity), outside, group.length];
    },
    () => ({ begin: 10, finish: 12 }),
  ),
  'redacted-values': {
    columns: ['eventtime', 'eventname', 'place', 'hidden_values'],
    compute: (records) =>
      records.flatMap((record) =>
        (
          [
            ['useridentity.username', getAt(record, 'userIdentity.userName')],
            ['requestparameters', record['requestParameters']],
            ['responseelements', record['responseElements']],
            ['additionaleventdata', record['additionalEventData']],
            ['serviceeventdetails', record['serviceEventDetails']],
          ] as const
        )
          .map(
            ([place, value]) =>
              [
                getText(record, 'eventTime') ?? null,
                getText(record, 'eventName') ?? null,
                place,
                countHidden(value),
              ] as const,
          )
          .filter(([, , , hidden]) => hidden > 0),
      ),
  },
  'redacted-actions': count(
    ['eventsource', 'eventname', 'events', 'hidden_values'],
    (record) => countHidden(record) > 0,
    toKeyOf(text('eventSource'), text('eventName')),
    (group) => [
      of(group, text('eventSource')),
      of(group, text('eventName')),
      group.length,
      group.reduce((sum, record) => sum + countHidden(record), 0),
    ],
  ),
  'workdocs-resource-life': list(
    (record, { resource }) => isWorkDocs(record) && mentions(record, String(resource)),
    sharedResource,
  ),
  'workdocs-downloads': count(
    ['identity', 'downloads', 'files', 'addresses', 'first_seen', 'last_seen'],
    isDownload,
    toKeyOf(getIdentity),
    (group) => [
      of(group, getIdentity),
      group.length,
      distinct(group, (record) => getParameter(record, 'DocumentId')),
      distinct(group, getAddress),
      ...times(group),
    ],
  ),
  'workdocs-bulk-downloads': {
    columns: ['identity', 'day', 'most_files_in_an_hour'],
    compute: (records) => {
      const most = new Map<string, number>();
      const downloads = records.filter(isDownload);
      for (const later of downloads) {
        const end = Date.parse(getTime(later));
        const files = countDistinct(
          downloads
            .filter((earlier) => {
              const time = Date.parse(getTime(earlier));
              return getIdentity(earlier) === getIdentity(later) && time <= end && time > end - 3_600_000;
            })
            .map((earlier) => getParameter(earlier, 'DocumentId')),
        );
        const key = JSON.stringify([getIdentity(later), getTime(later).slice(0, 10)]);
        most.set(key, Math.max(most.get(key) ?? 0, files));
      }
      return [...most]
        .filter(([, files]) => files >= 20)
        .map(([key, files]) => [...(JSON.parse(key) as readonly string[]), files]);
    },
  },
  'workdocs-deletions': list(
    (record) =>
      isWorkDocs(record) &&
      (/^(?:DeleteDocument|DeleteDocumentVersion|DeleteFolder|DeleteFolderContents|DeleteInstance|DeleteUser|DeregisterDirectory|RestoreDocumentVersions|RestoreInstance)$/.test(
        getName(record),
      ) ||
        (/^Update(?:Document|Folder)$/.test(getName(record)) &&
          getParameter(record, 'ResourceState') !== undefined)),
  ),
  'workdocs-admin-on-content': list(
    (record) => isWorkDocs(record) && isIam(record) && CONTENT.test(getName(record)),
  ),
  'workdocs-searches': count(
    ['identity', 'eventname', 'calls', 'failed', 'addresses'],
    (record) =>
      isWorkDocs(record) &&
      /^(?:Describe(?:Activities|FolderContents|Groups|ResourcePermissions|RootFolders|Users)|GetResources|SearchResources)$/.test(
        getName(record),
      ),
    toKeyOf(getIdentity, getName),
    (group) => [
      of(group, getIdentity),
      of(group, getName),
      group.length,
      failures(group),
      distinct(group, getAddress),
    ],
  ),
  'workdocs-access': {
    columns: ['principal_id', 'role', 'since', 'until'],
    parameters: sharedResource,
    compute: (records, { resource }) => {
      const mine = records.filter((record) => isWorkDocs(record) && !isFailed(record));
      const getEnd = (from: string, isEnd: (record: Parsed) => boolean): string | null =>
        mine
          .filter((record) => target(record) === resource && getTime(record) >= from && isEnd(record))
          .map(getTime)
          .sort()[0] ?? null;
      const isDeleted = (record: Parsed): boolean => /^Delete(?:Document|Folder)$/.test(getName(record));
      const made = mine
        .filter(
          (record) =>
            /^(?:CreateFolder|InitiateDocumentVersionUpload)$/.test(getName(record)) &&
            getParameter(record, 'Id') === undefined &&
            getText(record, 'responseElements.metadata.id') === resource,
        )
        .map((record) => [
          getIdentity(record) ?? null,
          'creator',
          getTime(record),
          getEnd(getTime(record), isDeleted),
        ]);
      const shared = mine
        .filter((record) => getName(record) === 'AddResourcePermissions' && target(record) === resource)
        .flatMap((record) =>
          principals(record).map((principal) => {
            const id = getText(principal, 'Id') ?? getText(principal, 'id');
            const isEnd = (end: Parsed): boolean =>
              isDeleted(end) ||
              getName(end) === 'RemoveAllResourcePermissions' ||
              (getName(end) === 'RemoveResourcePermission' &&
                sid(getParameter(end, 'PrincipalId')) === sid(id));
            return [
              id ?? null,
              getText(principal, 'Role') ?? null,
              getTime(record),
              getEnd(getTime(record), isEnd),
            ];
          }),
        );
      return [...made, ...shared];
    },
  },
  'workdocs-open-shares': {
    columns: ['resource', 'principal_type', 'since'],
    compute: (records) =>
      records
        .filter(
          (record) => isWorkDocs(record) && getName(record) === 'AddResourcePermissions' && !isFailed(record),
        )
        .flatMap((record) =>
          principals(record)
            .map((principal) => (getText(principal, 'Type') ?? '').toUpperCase())
            .filter((type) => type === 'ANONYMOUS' || type === 'ORGANIZATION')
            .map((type) => [target(record) ?? null, type, getTime(record)]),
        ),
  },
  'workdocs-permission-changes': list(
    (record) =>
      isWorkDocs(record) &&
      (/^(?:AddResourcePermissions|RemoveAllResourcePermissions|RemoveResourcePermission|(?:Add|Delete)NotificationPermissions|(?:Dis|En)ableNotifications|AddUserToGroup|RemoveUserFromGroup|UpdateUserAdministrativeSettings)$/.test(
        getName(record),
      ) ||
        (getName(record) === 'UpdateUser' &&
          getParameter(record, 'GrantPoweruserPrivileges', 'Type') !== undefined)),
  ),
  'workdocs-user-life': list(
    (record) =>
      isWorkDocs(record) &&
      /^(?:(?:Activate|Create|Deactivate|Delete|Update)User|AddUserToGroup|RemoveUserFromGroup|ResendUserNotification|UpdateUserAdministrativeSettings)$/.test(
        getName(record),
      ),
  ),
  'workdocs-users': count(
    ['identity', 'identity_type', 'events', 'failed', 'addresses', 'days', 'first_seen', 'last_seen'],
    isWorkDocs,
    toKeyOf(getIdentity, text('userIdentity.type')),
    (group) => [
      of(group, getIdentity),
      of(group, text('userIdentity.type')),
      group.length,
      failures(group),
      distinct(group, getAddress),
      distinct(group, (record) => getTime(record).slice(0, 10)),
      ...times(group),
    ],
  ),
  'workdocs-last-week': {
    columns: EVENT,
    parameters: workDocsUser,
    compute: (records, { user }) => {
      const mine = records.filter((record) => isWorkDocs(record) && isUser(record, user));
      const last = Math.max(...mine.map((record) => Date.parse(getTime(record))));
      return mine
        .filter((record) => Date.parse(getTime(record)) > last - 7 * 86_400_000)
        .map((record) => [
          getTime(record),
          getIdentity(record) ?? null,
          getText(record, 'eventName') ?? null,
        ]);
    },
  },
  'workdocs-while-closed': {
    columns: ['eventtime', 'eventname'],
    compute: (records) => {
      const changes = records.filter(
        (record) =>
          isWorkDocs(record) &&
          !isFailed(record) &&
          /^(?:Activate|Create|Deactivate|Delete)User$/.test(getName(record)),
      );
      return records
        .filter((record) => {
          const mine = changes
            .filter(
              (change) =>
                sid(getParameter(change, 'UserSid', 'UserId')) ===
                  sid(getText(record, 'userIdentity.principalId') ?? 'none') &&
                getTime(change) < getTime(record),
            )
            .sort((a, b) => (getTime(a) < getTime(b) ? -1 : 1));
          const last = mine.at(-1);
          return isWorkDocs(record) && last !== undefined && getName(last).startsWith('De');
        })
        .map((record) => [getTime(record), getText(record, 'eventName') ?? null]);
    },
  },
  'workdocs-exports': list(
    (record) =>
      (isWorkDocs(record) && /^(?:Describe|Start)InstanceExports?$/.test(getName(record))) ||
      (getSource(record) === 's3' &&
        [getText(record, 'userIdentity.invokedBy'), getAddress(record)].includes('workdocs.amazonaws.com')),
  ),
  'workdocs-protection': list(
    (record) =>
      isWorkDocs(record) &&
      /^(?:(?:Create|Delete|Update)Application|(?:Create|Delete)NotificationSubscription|(?:Disable|Enable|Update)DirectoryMFA|(?:Reset|Update)OrganizationAccessControlPolicy|SetPublishRoleArn|UpdateInstanceEncryption)$/.test(
        getName(record),
      ),
  ),
  'workdocs-administration': list((record) => isWorkDocs(record) && isIam(record)),
  'workdocs-after-end-of-service': list(
    (record) => isWorkDocs(record) && Date.parse(getTime(record)) >= Date.UTC(2025, 3, 26),
  ),
};

function deniedResource(record: Parsed): string | undefined {
  return (
    /on resource: (\S+)/.exec(getText(record, 'errorMessage') ?? '')?.[1] ??
    getText(resources(record)[0], 'ARN') ??
    getText(resources(record)[0], 'arn')
  );
}

function isFailedByCode(record: Parsed): boolean {
  return getAt(record, 'errorCode') !== undefined;
}

function getLoss(record: Parsed): string | undefined {
  const name = getName(record);
  if (getSource(record) !== 's3') {
    return undefined;
  }
  if (/^DeleteObjects?$/.test(name)) {
    return 'deleted';
  }
  const request = record['requestParameters'] as Parsed | undefined;
  if (!/^(?:CompleteMultipartUpload|CopyObject|CreateMultipartUpload|PutObject)$/.test(name)) {
    return undefined;
  }
  const key = request?.['x-amz-server-side-encryption-aws-kms-key-id'];
  const owner = typeof key === 'string' ? /^arn:aws[a-z-]*:kms:[^:]*:(\d{12}):/.exec(key)?.[1] : undefined;
  return request?.['x-amz-server-side-encryption-customer-algorithm'] !== undefined
    ? 'SSE-C'
    : owner !== undefined && owner !== getText(record, 'recipientAccountId')
      ? 'key of another account'
      : undefined;
}

function getSecret(record: Parsed): string | undefined {
  return ['secretId', 'name', 'path', 'instanceId', 'clusterIdentifier', 'names', 'secretIdList', 'filters']
    .map((name) => getText(record, `requestParameters.${name}`))
    .find((value) => value !== undefined);
}

function errorOf(record: Parsed): string | undefined {
  return getText(record, 'errorCode') ?? getText(record, 'errorMessage');
}

function withoutMfa(record: Parsed): string | undefined {
  if (getName(record) === 'ConsoleLogin') {
    const isPlain =
      getText(record, 'additionalEventData.MFAUsed') === 'No' &&
      getText(record, 'responseElements.ConsoleLogin') === 'Success';
    return isPlain || mfa(record) === 'false' ? 'console sign-in' : undefined;
  }
  if (getName(record) === 'UserAuthentication' && mfa(record) === undefined) {
    return getText(record, 'additionalEventData.CredentialType') === 'PASSWORD' &&
      getAt(record, 'additionalEventData.DeviceEnrollmentRequired') === undefined
      ? 'center sign-in'
      : undefined;
  }
  if (mfa(record) === 'false') {
    return 'session';
  }
  return /^(?:IAMUser|Root)$/.test(getType(record)) &&
    getKey(record).startsWith('AKIA') &&
    mfa(record) === undefined
    ? 'key'
    : undefined;
}
