import type { JsonObject } from '../../../src/core/record/cloudTrailRecord';
import { ACCOUNT, CLI, createUserIdentity } from './accountCast';
import { createRandom } from './random';
import { createRecorder } from './record';
import { createLogFile, type SampleFile } from './sampleFile';

function getRecords(word: string, count: number): readonly JsonObject[] {
  const record = createRecorder(createRandom(word), { account: ACCOUNT, region: 'eu-west-1' });
  const names = ['DescribeInstances', 'GetParameter', 'ListKeys', 'CreateTags', 'DescribeVolumes'] as const;
  return Array.from({ length: count }, (_, index) =>
    record({
      time: `2024-11-20T10:${String(index).padStart(2, '0')}:00Z`,
      service: index % 5 === 1 ? 'ssm' : index % 5 === 2 ? 'kms' : 'ec2',
      name: names[index % names.length],
      identity: createUserIdentity(index % 2 === 0 ? 'carol' : 'dave', 'AKIA'),
      agent: CLI,
      request: { note: `call ${String(index)} {with} [brackets], "quotes" and \\ in its text` },
      readOnly: index % 5 !== 3,
    }),
  );
}

/** A record's text, up to and with the first place where `until` stands. */
function cutAfter(record: JsonObject | undefined, until: string): string {
  const text = JSON.stringify(record);
  return text.slice(0, text.indexOf(until) + until.length);
}

/** Damage on one line, where a reader cannot start again at the next line break. */
function buildOneLine(): SampleFile {
  const records = getRecords('damaged one line', 14);
  const parts = records.map((record, index) => {
    const text = JSON.stringify(record);
    switch (index) {
      case 2: // broken off between two fields
        return cutAfter(record, '"eventSource":"kms.amazonaws.com",');
      case 5: // a closing brace and bracket too many after a good record
        return `${text}}]`;
      case 8: // a key without quotes inside the record
        return text.replace('"awsRegion":', 'awsRegion:');
      case 10: // broken off inside a string
        return cutAfter(record, '"userAgent":"aws-cli/2.22');
      case 13: // the file ends inside the record
        return cutAfter(record, '"requestParameters":{"note":');
      default:
        return text;
    }
  });
  const damaged = new Set([2, 8, 10, 13]);
  return createLogFile({
    path: 'damaged/123456789012_CloudTrail_eu-west-1_20241120T1015Z_mD5kYc1RwQ8bZt4H.json',
    about:
      'One line, 14 records begun: one broken off between fields, one inside a string, one with a key without quotes, stray brackets after the sixth, and the end of the file missing.',
    records: records.filter((_, index) => !damaged.has(index)),
    text: `{"Records":[${parts.join(',')}`,
    faultsAtLeast: 5,
  });
}

/** The same kinds of damage in a pretty-printed log. */
function buildPretty(): SampleFile {
  const records = getRecords('damaged pretty', 8);
  const parts = records.map((record, index) => {
    const text = JSON.stringify(record, undefined, 2).replaceAll('\n', '\n    ');
    switch (index) {
      case 1: // one brace too few
        return text.slice(0, text.lastIndexOf('}'));
      case 4: // a comma missing between two fields
        return text.replace('"eventVersion": "1.11",', '"eventVersion": "1.11"');
      case 6: // words between the records
        return `${text},\n    -- copied by hand --`;
      default:
        return text;
    }
  });
  const damaged = new Set([1, 4]);
  return createLogFile({
    path: 'damaged/123456789012_CloudTrail_eu-west-1_20241120T1020Z_x0LfPs6VnUa3JgE9.json',
    about:
      'Pretty-printed, 8 records: one without its last brace, one without a comma between two fields, and words that do not belong there.',
    records: records.filter((_, index) => !damaged.has(index)),
    text: `{\n  "Records": [\n    ${parts.join(',\n    ')}\n  ]\n}\n`,
    faultsAtLeast: 3,
  });
}

export function buildDamaged(): readonly SampleFile[] {
  return [buildOneLine(), buildPretty()];
}
