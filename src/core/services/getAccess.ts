import { getWorkDocsEvent, WORKDOCS_SOURCE } from '../workdocs/getWorkDocsEvent';
import { getServicePrefix } from './getService';

/** Whether an event reads or changes something, and how that is known. */
export interface Access {
  readonly access: 'read' | 'write';
  /** `record`: the record's readOnly. `catalog`: the table of WorkDocs events. `name`: the event's name. */
  readonly decidedBy: 'record' | 'catalog' | 'name';
}

/** Verbs that begin the names of calls that change nothing. */
const READ_VERBS: ReadonlySet<string> = new Set(
  (
    'BatchCheck BatchDescribe BatchGet BatchList Calculate Check Count Describe Detect Discover Download Estimate ' +
    'Evaluate Filter Find Get Head Is List Lookup Peek Poll Preview Query Read Retrieve Scan Search Select ' +
    'Simulate Test Validate Verify View'
  ).split(' '),
);

/** Verbs that begin the names of calls that change something. */
const WRITE_VERBS: ReadonlySet<string> = new Set(
  (
    'Abort Accept Activate Add Admin Allocate Apply Approve Archive Assign Associate Attach Authorize Batch Bulk Bundle Cancel ' +
    'Change Clear Close Complete Configure Confirm Continue Copy Create Deactivate Decline Decrease Delete Deploy ' +
    'Deprecate Deprovision Deregister Detach Disable Disassociate Distribute Edit Enable Exit Export Extend ' +
    'Failover Forgot Generate Grant Import Increase Initialize Initiate Install Invite Invoke Issue Join Leave ' +
    'Lock Merge Modify Move Notify Open Pause Post Promote Provision Publish Purchase Purge Push Put Reboot ' +
    'Rebuild Recover Refresh Register Reject Release Remove Rename Renew Reorder Replace Request Resend Reset ' +
    'Resize Restart Restore Resume Resync Retire Retry Revoke Rotate Run Schedule Send Set Share Shutdown Signal ' +
    'Skip Split Start Stop Submit Subscribe Suspend Swap Sync Tag Terminate Transfer Trigger Undeprecate Unlink ' +
    'Unlock Unmonitor Unshare Unsubscribe Untag Update Upgrade Upload Upsert Write'
  ).split(' '),
);

/**
 * Events whose name does not tell, or tells wrongly, by prefix of the service: what CloudTrail writes into readOnly for
 * them. AssumeRole counts as read there, because it changes no resource.
 */
const EXCEPTIONS: Readonly<Record<string, 'read' | 'write'>> = {
  'kms/Decrypt': 'read',
  'kms/Encrypt': 'read',
  'kms/GenerateDataKey': 'read',
  'kms/GenerateDataKeyPair': 'read',
  'kms/GenerateDataKeyPairWithoutPlaintext': 'read',
  'kms/GenerateDataKeyWithoutPlaintext': 'read',
  'kms/GenerateMac': 'read',
  'kms/GenerateRandom': 'read',
  'kms/ReEncrypt': 'read',
  'kms/Sign': 'read',
  'kms/VerifyMac': 'read',
  'sts/AssumeRole': 'read',
  'sts/AssumeRoleWithSAML': 'read',
  'sts/AssumeRoleWithWebIdentity': 'read',
  'sts/DecodeAuthorizationMessage': 'read',
  'sts/GetFederationToken': 'read',
  'sts/GetSessionToken': 'read',
  'signin/ConsoleLogin': 'write',
  'signin/CheckMfa': 'write',
  'signin/SwitchRole': 'write',
  'signin/ExitRole': 'write',
  'signin/RenewRole': 'write',
  'iam/GenerateCredentialReport': 'read',
  'iam/GenerateServiceLastAccessedDetails': 'read',
  'iam/GenerateOrganizationsAccessReport': 'read',
  'logs/StartQuery': 'read',
};

/**
 * Whether an event reads or writes. The record's own readOnly counts first, where it has one; WorkDocs events without
 * it (old event versions) are found in the catalog; else the name's verb decides. Undefined where nothing tells.
 *
 * @param readOnly the field as it stands in the record: true, false, or the same as text
 */
export function getAccess(
  eventSource: string | undefined,
  eventName: string | undefined,
  readOnly?: unknown,
): Access | undefined {
  if (readOnly === true || readOnly === 'true') {
    return { access: 'read', decidedBy: 'record' };
  }
  if (readOnly === false || readOnly === 'false') {
    return { access: 'write', decidedBy: 'record' };
  }
  if (eventName === undefined) {
    return undefined;
  }
  if (eventSource === WORKDOCS_SOURCE) {
    const event = getWorkDocsEvent(eventName);
    if (event !== undefined) {
      return { access: event.access, decidedBy: 'catalog' };
    }
  }
  const access = getAccessByName(getServicePrefix(eventSource) ?? '', eventName);
  return access === undefined ? undefined : { access, decidedBy: 'name' };
}

function getAccessByName(prefix: string, eventName: string): 'read' | 'write' | undefined {
  const name = `${prefix}/${eventName}`;
  if (Object.hasOwn(EXCEPTIONS, name)) {
    return EXCEPTIONS[name];
  }
  const [verb = '', next = ''] = /^([A-Z][a-z]+)([A-Z][a-z]+)?/.exec(eventName)?.slice(1) ?? [];
  if (READ_VERBS.has(verb) || READ_VERBS.has(verb + next)) {
    return 'read';
  }
  return WRITE_VERBS.has(verb) ? 'write' : undefined;
}
