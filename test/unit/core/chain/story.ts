import type { Chain } from '../../../../src/core/chain/chain';
import { buildChainIndex } from '../../../../src/core/chain/chainIndex';
import { findChain } from '../../../../src/core/chain/findChain';
import type { Issue } from '../../../../src/core/chain/issue';
import { parseCaller } from '../../../../src/core/chain/parseCaller';
import { parseIssue } from '../../../../src/core/chain/parseIssue';
import { toPlain } from '../../../../src/core/chain/toStep';
import type { EventRef } from '../../../../src/core/grouping/sourceLog';
import type { CloudTrailRecord, JsonObject } from '../../../../src/core/record/cloudTrailRecord';

export const HOME = '111122223333';
export const PROD = '444455556666';
export const AUDIT = '777788889999';

/** A time of the story's day: `at('09:16:00')`. */
export function at(clock: string): string {
  return `2025-03-11T${clock}Z`;
}

export function user(name: string, extra: JsonObject = {}): JsonObject {
  return {
    type: 'IAMUser',
    principalId: `AIDA${name.toUpperCase()}`,
    arn: `arn:aws:iam::${HOME}:user/${name}`,
    accountId: HOME,
    userName: name,
    ...extra,
  };
}

export function withKey(name: string): JsonObject {
  return user(name, { accessKeyId: `AKIA${name.toUpperCase()}` });
}

export interface Session {
  readonly account: string;
  readonly role: string;
  readonly name: string;
  readonly created?: string;
  readonly key?: string;
  readonly roleId?: string;
  readonly context?: JsonObject;
  readonly extra?: JsonObject;
}

export function toRoleId({ account, role, roleId }: Session): string {
  return roleId ?? `AROA${role.toUpperCase()}${account.slice(0, 4)}`;
}

/** The userIdentity of a role session. */
export function session(of: Session): JsonObject {
  return {
    type: 'AssumedRole',
    principalId: `${toRoleId(of)}:${of.name}`,
    arn: `arn:aws:sts::${of.account}:assumed-role/${of.role}/${of.name}`,
    accountId: of.account,
    ...(of.key === undefined ? {} : { accessKeyId: of.key }),
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: toRoleId(of),
        arn: `arn:aws:iam::${of.account}:role/${of.role}`,
        accountId: of.account,
        userName: of.role,
      },
      attributes: {
        mfaAuthenticated: 'false',
        ...(of.created === undefined ? {} : { creationDate: of.created }),
      },
      ...of.context,
    },
    ...of.extra,
  };
}

let ids = 0;

/** A record with everything that matters to a chain; an eventID of its own unless one is given. */
export function record(
  service: string,
  eventName: string,
  userIdentity: JsonObject,
  eventTime: string,
  extra: JsonObject = {},
): CloudTrailRecord {
  return {
    eventVersion: '1.11',
    userIdentity,
    eventTime,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'us-east-1',
    eventID: `id-${ids++}`,
    ...extra,
  };
}

/** The AssumeRole that opened a session, as the log of the role's account has it. */
export function assumeRole(caller: JsonObject, of: Session, extra: JsonObject = {}): CloudTrailRecord {
  return record('sts', 'AssumeRole', caller, of.created ?? '', {
    requestParameters: {
      roleArn: `arn:aws:iam::${of.account}:role/${of.role}`,
      roleSessionName: of.name,
    },
    responseElements: {
      ...(of.key === undefined
        ? {}
        : {
            credentials: { accessKeyId: of.key, expiration: 'Mar 11, 2025, 11:59:59 PM', sessionToken: 't' },
          }),
      assumedRoleUser: {
        assumedRoleId: `${toRoleId(of)}:${of.name}`,
        arn: `arn:aws:sts::${of.account}:assumed-role/${of.role}/${of.name}`,
      },
    },
    recipientAccountId: of.account,
    ...extra,
  });
}

/** An event of no consequence for chains. */
export function activity(
  userIdentity: JsonObject,
  eventTime: string,
  extra: JsonObject = {},
): CloudTrailRecord {
  return record('s3', 'GetObject', userIdentity, eventTime, extra);
}

export function parseIssues(records: readonly CloudTrailRecord[]): readonly Issue[] {
  return records
    .map((item, i) => parseIssue(item, { source: 0, record: i }))
    .filter((issue) => issue !== undefined);
}

/** The chain of an event, given all records of the session; refs are positions in `records`. */
export function chainOf(event: CloudTrailRecord, records: readonly CloudTrailRecord[]): Chain {
  const position = records.indexOf(event);
  const ref: EventRef | undefined = position < 0 ? undefined : { source: 0, record: position };
  return findChain(parseCaller(event), buildChainIndex(parseIssues(records)), ref);
}

/** A chain as a test compares it: each step on a line, then the end. */
export function told(chain: Chain): readonly string[] {
  return [
    ...chain.steps.map(({ identity, deed, certainty, refs }) => {
      const places = refs.map(({ record: position }) => position).join(',');
      return `${identity.name} ${deed} [${certainty}; ${places}]`;
    }),
    `${chain.end}: ${toPlain(chain.closing)}`,
  ];
}
