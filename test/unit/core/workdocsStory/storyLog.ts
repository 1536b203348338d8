import type { JsonObject, JsonValue } from '../../../../src/core/record/cloudTrailRecord';
import { parseTime } from '../../../../src/core/time/parseTime';
import { buildWorkDocsIndex } from '../../../../src/core/workdocsStory/buildWorkDocsIndex';
import type { Story } from '../../../../src/core/workdocsStory/story';
import type { WorkDocsIndex } from '../../../../src/core/workdocsStory/workDocsIndex';
import { toText } from '../events/toText';

export const SITE = 'd-9067e1a2b3';
export const MARY = `S-1-5-21-1-2-3-1104&${SITE}`;
export const LEE = `S-1-5-21-1-2-3-1149&${SITE}`;

/** A directory user as records of the data plane name one. */
export function toUser(principalId: string, userName: string): JsonObject {
  return { type: 'Unknown', principalId, accountId: '111122223333', userName };
}

export const mary: JsonObject = toUser(MARY, 'mary');
export const lee: JsonObject = toUser(LEE, 'lee');
export const admin: JsonObject = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLE',
  arn: 'arn:aws:iam::111122223333:user/alice',
  accountId: '111122223333',
  userName: 'alice',
};

/** A record of a day in March 2025, e.g. `05T10:00`. */
export function call(
  time: string,
  userIdentity: JsonObject,
  eventName: string,
  requestParameters: JsonValue,
  more: JsonObject = {},
): JsonObject {
  return {
    eventTime: `2025-03-${time}:00Z`,
    eventSource: 'workdocs.amazonaws.com',
    eventName,
    userIdentity,
    sourceIPAddress: '192.0.2.1',
    requestParameters,
    ...more,
  };
}

export const denied: JsonObject = { errorCode: 'UnauthorizedResourceAccessException' };

export function buildIndex(records: readonly JsonObject[]): WorkDocsIndex {
  return buildWorkDocsIndex(records.map((record, i) => ({ record, ref: { source: 0, record: i } })));
}

/** Milliseconds of a time written as in `call`. */
export function at(time: string): number {
  return parseTime(`2025-03-${time}:00Z`) ?? NaN;
}

/** The sentences of a chapter; undefined where the story lacks it. */
export function getSentences(story: Story | undefined, key: string): readonly string[] | undefined {
  return story?.chapters
    .find((chapter) => chapter.key === key)
    ?.entries.map(({ sentence }) => toText(sentence));
}

export function getNotes(story: Story | undefined, key: string): readonly string[] | undefined {
  return story?.chapters.find((chapter) => chapter.key === key)?.notes.map(toText);
}
