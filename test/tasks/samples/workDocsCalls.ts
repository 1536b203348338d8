import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import type { Draft } from './record';
import {
  DIRECTORY,
  HIDDEN,
  HOST,
  OFFICE,
  TOKEN,
  type DirectoryUser,
  type WorkDocsFile,
} from './workDocsCast';

/** Where a call comes from. */
export interface Origin {
  readonly address?: string;
  readonly agent?: string;
}

const WEB_CLIENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/134.0.0.0 Safari/537.36';

/** A call of the data plane: a user of the site, known by a token. */
export function userCall(
  time: string,
  user: DirectoryUser,
  name: string,
  readOnly: boolean,
  request: JsonObject,
  origin: Origin = {},
): Draft {
  return {
    time,
    service: 'workdocs',
    name,
    identity: user.identity,
    address: origin.address ?? OFFICE,
    agent: origin.agent ?? WEB_CLIENT,
    request: { AuthenticationToken: TOKEN, ...request },
    readOnly,
    host: HOST,
  };
}

/** A call of the public API with IAM credentials. */
export function apiCall(
  time: string,
  identity: JsonObject,
  name: string,
  readOnly: boolean,
  request: JsonObject,
  origin: Origin = {},
): Draft {
  return {
    time,
    service: 'workdocs',
    name,
    identity,
    address: origin.address ?? OFFICE,
    agent:
      origin.agent ??
      'aws-cli/2.24.20 md/awscrt#0.23.8 ua/2.1 os/linux#6.1.0 md/arch#x86_64 lang/python#3.12.9',
    request,
    readOnly,
    host: HOST,
  };
}

/** A call that the WorkDocs pages of the AWS console make. */
export function consoleCall(
  time: string,
  identity: JsonObject,
  name: string,
  readOnly: boolean,
  request: JsonObject,
  origin: Origin = {},
): Draft {
  return {
    time,
    service: 'workdocs',
    name,
    identity,
    address: origin.address ?? OFFICE,
    agent: origin.agent ?? 'AWS Internal',
    request,
    readOnly,
    fromConsole: true,
  };
}

export function download(time: string, user: DirectoryUser, file: WorkDocsFile, origin?: Origin): Draft {
  const request = { DocumentId: file.id, VersionId: file.version, Fields: 'SOURCE' };
  return userCall(time, user, 'GetDocumentVersion', true, request, origin);
}

/** An upload is two calls: one opens it, one makes the new version the current one. */
export function upload(
  times: readonly [string, string],
  user: DirectoryUser,
  file: WorkDocsFile,
  size: number,
): readonly Draft[] {
  return [
    {
      ...userCall(times[0], user, 'InitiateDocumentVersionUpload', false, {
        Name: file.name,
        ContentType: 'application/octet-stream',
        DocumentSizeInBytes: size,
        ParentFolderId: file.folder,
      }),
      response: {
        metadata: { id: file.id, creatorId: user.userId, resourceState: 'ACTIVE' },
        uploadMetadata: { uploadUrl: HIDDEN, signedHeaders: { 'x-amz-server-side-encryption': 'aws:kms' } },
      },
    },
    userCall(times[1], user, 'UpdateDocumentVersion', false, {
      DocumentId: file.id,
      VersionId: file.version,
      VersionStatus: 'ACTIVE',
    }),
  ];
}

export function share(
  time: string,
  user: DirectoryUser,
  resource: string,
  principal: { readonly id: string; readonly type: string; readonly role: string },
  origin?: Origin,
): Draft {
  return {
    ...userCall(
      time,
      user,
      'AddResourcePermissions',
      false,
      {
        ResourceId: resource,
        Principals: [{ Id: principal.id, Type: principal.type, Role: principal.role }],
      },
      origin,
    ),
    response: {
      shareResults: [
        { principalId: principal.id, role: principal.role, status: 'SUCCESS', shareId: resource },
      ],
    },
  };
}

export function createUser(time: string, identity: JsonObject, user: DirectoryUser, origin?: Origin): Draft {
  const request = {
    OrganizationId: DIRECTORY,
    Username: user.userName,
    EmailAddress: `${user.userName}@example.com`,
    GivenName: 'Sun',
    Surname: 'Lee',
    Password: HIDDEN,
    TimeZoneId: 'America/Los_Angeles',
  };
  return {
    ...apiCall(time, identity, 'CreateUser', false, request, origin),
    response: { user: { id: user.userId, username: user.userName, status: 'INACTIVE', type: 'USER' } },
  };
}
