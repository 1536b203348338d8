import assert from 'node:assert/strict';
import { toLogMark } from '../../../../src/core/integrity/integrityMark';
import type {
  DigestStatus,
  IntegrityReport,
  LogStatus,
} from '../../../../src/core/integrity/integrityReport';
import { TrailMarks } from '../../../../src/core/integrity/trailMarks';

const REGION = 'AWSLogs/111122223333/CloudTrail/eu-west-1/';
const DAY = `${REGION}2025/03/11/`;
const TIME = Date.UTC(2025, 2, 11);
const WINDOW = { from: TIME, to: TIME + 24 * 3_600_000 };
const place = { key: REGION, window: WINDOW };

function toKey(minute: string, day = DAY): string {
  return `${day}111122223333_CloudTrail_eu-west-1_20250311T${minute}Z_aaaabbbbccccdddd.json.gz`;
}

function toReport(
  logs: readonly (readonly [string, LogStatus, DigestStatus?])[],
  digests: readonly (readonly [string, DigestStatus])[] = [],
): IntegrityReport {
  return {
    digests: digests.map(([key, status]) => ({
      path: `s3://b/${key}`,
      chain: '',
      start: 0,
      end: 0,
      status,
      message: 'm',
    })),
    logs: logs.map(([key, status, proof]) => ({
      key: status === 'not-covered' ? `s3://b/${key}` : key,
      path: status === 'missing' ? undefined : `s3://b/${key}`,
      status,
      digest: undefined,
      proof,
      message: 'm',
    })),
    gaps: [],
    notes: [],
  };
}

const etags = new Map(['0905', '0910', '0915'].map((minute) => [toKey(minute), `etag-${minute}`]));

describe('TrailMarks', () => {
  it('marks logs and every folder above that is whole', () => {
    const marks = new TrailMarks();
    marks.add(
      toReport([
        [toKey('0905'), 'valid', 'signed'],
        [toKey('0910'), 'valid', 'signed'],
      ]),
      'b',
      [place],
      etags,
    );
    assert.equal(marks.getFile(toKey('0905'), 'etag-0905')?.kind, 'proved');
    assert.deepEqual(marks.getFolder(DAY), { kind: 'proved', word: 'valid', text: 'Validated: 2 valid.' });
    assert.equal(marks.getFolder(`${REGION}2025/03/`), undefined, 'of the month only a day was validated');
    assert.equal(marks.getFolder(`${REGION}2025/03/12/`), undefined);
  });

  it('marks what is broken at every height', () => {
    const marks = new TrailMarks();
    marks.add(
      toReport([
        [toKey('0905'), 'missing', 'signed'],
        [toKey('0910'), 'valid', 'signed'],
      ]),
      'b',
      [place],
      etags,
    );
    assert.deepEqual(marks.getFolder(DAY), {
      kind: 'broken',
      word: 'modified or missing',
      text: 'Validated: 1 missing, 1 valid.',
    });
    assert.deepEqual(marks.getFolder('AWSLogs/'), {
      kind: 'broken',
      word: 'modified or missing',
      text: 'Validated in part: 1 missing, 1 valid.',
    });
    assert.equal(marks.getFolder('')?.kind, 'broken');
  });

  it('says nothing of an object that was changed after it was validated', () => {
    const marks = new TrailMarks();
    marks.add(toReport([[toKey('0905'), 'valid', 'signed']]), 'b', [place], etags);
    assert.equal(marks.getFile(toKey('0905'), 'another'), undefined);
  });

  it('puts a later validation in the place of an earlier one', () => {
    const marks = new TrailMarks();
    marks.add(
      toReport([
        [toKey('0905'), 'missing', 'signed'],
        [toKey('0910'), 'valid', 'signed'],
      ]),
      'b',
      [place],
      etags,
    );
    marks.add(
      toReport([[toKey('0905'), 'valid', 'signed']]),
      'b',
      [{ ...place, window: { ...WINDOW, to: TIME + 9.15 * 3_600_000 } }],
      etags,
    );
    assert.equal(marks.getFile(toKey('0905'), 'etag-0905')?.kind, 'proved');
    assert.equal(marks.getFile(toKey('0910'), 'etag-0910')?.kind, 'proved', 'not asked about again');
  });

  it('tells of digests only what is broken', () => {
    const marks = new TrailMarks();
    const folder = 'AWSLogs/111122223333/CloudTrail-Digest/';
    marks.add(toReport([], [[`${folder}a.json.gz`, 'signed']]), 'b', [{ key: 'AWSLogs/' }], new Map());
    assert.equal(marks.getFolder(folder), undefined);
    marks.add(toReport([], [[`${folder}a.json.gz`, 'forged']]), 'b', [{ key: 'AWSLogs/' }], new Map());
    assert.equal(marks.getFolder(folder)?.kind, 'broken');
  });
});

describe('toLogMark', () => {
  const cases: readonly (readonly [LogStatus, DigestStatus | undefined, string, string])[] = [
    ['valid', 'signed', 'proved', 'valid'],
    ['valid', 'linked', 'fits', 'fits its digest'],
    ['valid', 'unproved', 'fits', 'fits its digest'],
    ['valid', 'forged', 'open', 'digest changed'],
    ['valid', 'modified', 'open', 'digest changed'],
    ['moved', 'signed', 'proved', 'valid, moved'],
    ['modified', 'signed', 'broken', 'modified'],
    ['missing', 'unproved', 'broken', 'missing'],
    ['not-covered', undefined, 'open', 'not covered'],
    ['unread', 'signed', 'open', 'not read'],
  ];
  for (const [status, proof, kind, word] of cases) {
    it(`of ${status} under ${proof ?? 'no digest'} is ${kind}`, () => {
      const mark = toLogMark({ status, proof, message: 'Why.' });
      assert.deepEqual([mark.kind, mark.word], [kind, word]);
      assert.ok(mark.text.startsWith('Why.'));
    });
  }
});
