import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createCsvWriter } from '../../../../src/core/export/createCsvWriter';
import { csvColumns, getRowIdentity, USUAL_CSV_COLUMNS } from '../../../../src/core/export/csvColumns';
import { toCsvCell } from '../../../../src/core/export/toCsvCell';
import { anyEvent, hostileTexts, writeText } from './exportedEvents';
import { readCsv } from './readCsv';

const download = {
  source: 'logs/a.json',
  record: {
    eventTime: '20250311T140722Z',
    eventSource: 'workdocs.amazonaws.com',
    eventName: 'GetDocumentVersion',
    awsRegion: 'us-west-2',
    sourceIPAddress: '192.0.2.1',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64), like Gecko',
    errorCode: 'UnauthorizedResourceAccessException',
    eventID: 'e-1',
    recipientAccountId: '111122223333',
    userIdentity: { type: 'Unknown', principalId: 'S-1-5&d-1', accountId: '111122223333', userName: '=lee' },
    requestParameters: { AuthenticationToken: '**-redacted-**', DocumentId: 'd', Fields: 'SOURCE' },
  },
};

describe('createCsvWriter', () => {
  it('writes the columns of an event, formulas made harmless', () => {
    assert.deepEqual(readCsv(writeText(createCsvWriter(), [download])), [
      [
        'Time (UTC)',
        'Event',
        'Service',
        'Identity type',
        'Identity',
        'Session',
        'Account',
        'Region',
        'Source address',
        'User agent',
        'Error',
        'Read or write',
        'WorkDocs plane',
        'Redacted values',
        'Event ID',
        'Source log',
      ],
      [
        '2025-03-11T14:07:22Z',
        'GetDocumentVersion',
        'workdocs.amazonaws.com',
        'Unknown',
        "'=lee",
        '',
        '111122223333',
        'us-west-2',
        '192.0.2.1',
        'Mozilla/5.0 (X11; Linux x86_64), like Gecko',
        'UnauthorizedResourceAccessException',
        'read',
        'data',
        '1',
        'e-1',
        'logs/a.json',
      ],
    ]);
  });

  it('writes the chosen columns in the chosen order, with a byte-order mark on demand', () => {
    const writer = createCsvWriter({ columns: ['eventID', 'session', 'sentence'], byteOrderMark: true });
    const role = {
      source: 's',
      record: {
        eventID: 'e-2',
        eventName: 'DeleteBucket',
        eventSource: 's3.amazonaws.com',
        userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/Admin/bob' },
        requestParameters: { bucketName: 'b' },
      },
    };
    assert.equal(
      writeText(writer, [role]),
      '\ufeffEvent ID,Session,In words\r\ne-2,bob,Role Admin (session bob) deleted bucket b.\r\n',
    );
  });

  it('keeps a time that is none as it stands', () => {
    const text = writeText(createCsvWriter({ columns: ['time'] }), [
      { source: '', record: { eventTime: 'soon' } },
    ]);
    assert.deepEqual(readCsv(text), [['Time (UTC)'], ['soon']]);
  });

  it('is read back by a strict reader with every cell as it was but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 4 }), (events) => {
        const [, ...rows] = readCsv(writeText(createCsvWriter(), events));
        assert.equal(rows.length, events.length);
        for (const [i, event] of events.entries()) {
          const identity = getRowIdentity(event.record);
          const expected = USUAL_CSV_COLUMNS.map((column) =>
            csvColumns[column].getCell(event, identity).replace(/\p{Surrogate}/gu, '\ufffd'),
          );
          const cells = rows[i]?.map((cell, at) =>
            cell === `'${expected[at] ?? ''}` ? cell.slice(1) : cell,
          );
          assert.deepEqual(cells, expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('begins no cell with a character of formulas', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 4 }), (events) => {
        for (const cell of readCsv(writeText(createCsvWriter(), events)).flat()) {
          assert.doesNotMatch(cell, /^[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('toCsvCell', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['ü', '"ü"'],
    ['=1', "'=1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ['\t1', '"\'\t1"'],
    ['\r1', '"\'\r1"'],
    ['\u000b\t', '"\'\u000b\t"'],
    [' \n1', '"\' \n1"'],
    ['\uff1d1', '"\'\uff1d1"'],
    [' \u200b=1', '"\' \u200b=1"'],
    ['2025-03-11', '2025-03-11'],
    ["'x", "'x"],
  ];
  for (const [text, cell] of cases) {
    it(`writes ${JSON.stringify(text)} as ${JSON.stringify(cell)}`, () => {
      assert.equal(toCsvCell(text), cell);
    });
  }

  it('comes to the end of a long run of blanks', () => {
    // A pattern that begins anew at each blank takes 10^12 steps, and minutes.
    const text = `${' '.repeat(2_000_000)}x`;
    assert.equal(toCsvCell(text), text);
  });

  it('has hostile text to be tested on', () => {
    assert.ok(hostileTexts.filter((text) => toCsvCell(text).replace(/^"/, '').startsWith("'")).length >= 13);
  });
});
