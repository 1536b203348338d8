import type { PresetParameter } from '../queryPreset';
import { IDENTITY, toMember } from './commonSql';

/** Whose events: any of the names that a record has for who made the request. */
export const identity: PresetParameter = {
  name: 'identity',
  title: 'Identity',
  hint: 'ARN, user name, user id or principal id of who made the request, the ARN of the role of a session, or an account.',
  type: 'text',
  suggest: IDENTITY,
};

/** The same where all identities may be asked for. */
export const anyIdentity: PresetParameter = {
  ...identity,
  hint: 'ARN, user name, user id or principal id of who made the request; empty for all.',
  usual: '',
};

/** A service by its eventSource. */
export const anyService: PresetParameter = {
  name: 'service',
  title: 'Service',
  hint: 'eventSource of the service, where % stands for any text.',
  type: 'text',
  suggest: 'eventsource',
  usual: '%',
};

/** First moment of a window. */
export const from: PresetParameter = {
  name: 'from',
  title: 'From',
  hint: 'First moment, ISO 8601 in UTC such as 2024-11-19T09:00:00Z.',
  type: 'time',
  usual: '1970-01-01T00:00:00Z',
};

/** Last moment of a window, which is part of it. */
export const until: PresetParameter = {
  name: 'until',
  title: 'Until',
  hint: 'Last moment, ISO 8601 in UTC.',
  type: 'time',
  usual: '9999-12-31T23:59:59Z',
};

/** A file or folder of WorkDocs. */
export const workDocsResource: PresetParameter = {
  name: 'resource',
  title: 'File or folder',
  hint: 'Id of a WorkDocs file or folder, as it stands in DocumentId, FolderId or ResourceId.',
  type: 'text',
  suggest: toMember('DocumentId', 'ResourceId', 'FolderId'),
};

/** A user of a WorkDocs site. */
export const workDocsUser: PresetParameter = {
  name: 'user',
  title: 'WorkDocs user',
  hint: 'User name or SID (S-1-5-21-…) of a user of the site, as the records write it.',
  type: 'text',
  suggest:
    "CASE WHEN eventsource = 'workdocs.amazonaws.com' AND useridentity.arn IS NULL THEN useridentity.username END",
};

/** The same where all users may be asked for. */
export const anyWorkDocsUser: PresetParameter = {
  ...workDocsUser,
  hint: 'User name or SID (S-1-5-21-…) of a user of the site; empty for all.',
  usual: '',
};
