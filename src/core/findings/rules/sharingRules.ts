import type { CloudTrailRecord, JsonValue } from '../../record/cloudTrailRecord';
import { getText } from '../../record/cloudTrailRecord';
import type { JsonPath } from '../../text/span';
import type { Rule, RuleHit } from '../finding';
import { getMember } from '../getMember';
import { toCallerWords } from '../toCallerWords';
import { toList } from '../toList';
import { toOutcomeWords } from '../toOutcomeWords';
import { toQuoted } from '../toQuoted';

/** A call that says who may copy something, and where in the request it names everybody. */
interface SharingCall {
  readonly kind: string;
  /** Parameter with the thing's id. */
  readonly target: string;
  /** Path of the list of those who are added. */
  readonly added: readonly string[];
}

const calls: Readonly<Record<string, SharingCall>> = {
  'ec2.amazonaws.com/ModifySnapshotAttribute': {
    kind: 'snapshot',
    target: 'snapshotId',
    added: ['createVolumePermission', 'add', 'items'],
  },
  'ec2.amazonaws.com/ModifyImageAttribute': {
    kind: 'image',
    target: 'imageId',
    added: ['launchPermission', 'add', 'items'],
  },
  'rds.amazonaws.com/ModifyDBSnapshotAttribute': {
    kind: 'DB snapshot',
    target: 'dBSnapshotIdentifier',
    added: ['valuesToAdd'],
  },
  'rds.amazonaws.com/ModifyDBClusterSnapshotAttribute': {
    kind: 'DB cluster snapshot',
    target: 'dBClusterSnapshotIdentifier',
    added: ['valuesToAdd'],
  },
};

const sharedWithEverybody: Rule = {
  code: 'security.shared-with-everybody',
  title: 'Copy of a disk or database shared with everybody',
  severity: 'warning',
  reason:
    'A snapshot or an image was opened to the group all: every AWS account can copy it and read what is on it. Some ' +
    'publish images on purpose; a snapshot of an own disk or database is public by mistake or on its way out. Shares ' +
    'with single accounts are not reported, because backups do that every day.',
  advice:
    'Take the share back and find out since when it stood. What was copied by others meanwhile stays with them: treat ' +
    'everything on it as known. SharedSnapshotVolumeCreated and SharedSnapshotCopyInitiated tell of copies.',
  check: checkSharing,
};

function checkSharing(record: CloudTrailRecord): readonly RuleHit[] {
  const name = getText(record, 'eventName') ?? '';
  const key = `${getText(record, 'eventSource') ?? ''}/${name}`;
  const call = Object.hasOwn(calls, key) ? calls[key] : undefined;
  if (call === undefined) {
    return [];
  }
  const parameters = record['requestParameters'];
  const path: string[] = ['requestParameters'];
  let value: JsonValue | undefined = parameters;
  for (const step of call.added) {
    const member = getMember(value, step);
    path.push(member?.key ?? step);
    value = member?.value;
  }
  const at = (toList(value) ?? []).findIndex(
    (item) => item === 'all' || getMember(item, 'group')?.value === 'all',
  );
  if (at < 0) {
    return [];
  }
  const place: JsonPath = [...path, at];
  const target = getMember(parameters, call.target)?.value;
  const what = typeof target === 'string' ? `${call.kind} ${toQuoted(target)}` : `a ${call.kind}`;
  return [
    {
      path: place,
      message: `${toCallerWords(record)} shared ${what} with every AWS account${toOutcomeWords(record)}: take it back, and treat what is on it as known.`,
    },
  ];
}

/** Data that is opened to everybody. */
export const sharingRules: readonly Rule[] = [sharedWithEverybody];
