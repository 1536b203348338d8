import assert from 'node:assert/strict';
import { toFileMarks } from '../../../../src/core/integrity/toFileMarks';
import type { DigestResult, LogResult } from '../../../../src/core/integrity/integrityReport';

const DIGEST = { path: '/digests/a', status: 'signed', message: 'Signed.' } as DigestResult;
const LOG = { key: 'AWSLogs/a', status: 'valid', proof: 'signed', message: 'Its hash fits.' } as LogResult;

describe('toFileMarks', () => {
  it('marks digests, and logs that were found, by their paths', () => {
    const marks = toFileMarks({
      digests: [DIGEST],
      logs: [
        { ...LOG, path: '/logs/a' },
        { ...LOG, status: 'missing', message: 'It is not there.' },
        { ...LOG, path: '/logs/b', status: 'modified', message: 'Its hash does not fit.' },
      ],
      gaps: [],
      notes: [],
    });
    assert.deepEqual(
      [...marks].map(([path, { kind, word }]) => [path, kind, word]),
      [
        ['/logs/a', 'proved', 'valid'],
        ['/logs/b', 'broken', 'modified'],
        ['/digests/a', 'proved', 'signed'],
      ],
    );
  });
});
