import assert from 'node:assert/strict';
import { findBulkDownloads } from '../../../../src/core/workdocsStory/findBulkDownloads';
import { buildIndex, call, mary } from './storyLog';

/** Downloads at these minutes of one day, each of the named file. */
function find(downloads: readonly (readonly [number, string])[], files: number, minutes: number): unknown {
  const index = buildIndex(
    downloads.map(([minute, file]) =>
      call(
        `01T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
        mary,
        'GetDocumentVersion',
        { DocumentId: file, Fields: 'SOURCE' },
      ),
    ),
  );
  return findBulkDownloads(index.users[0]?.acted ?? [], { files, within: minutes * 60_000 }).map((found) => [
    found.events.length,
    found.files,
  ]);
}

describe('findBulkDownloads', () => {
  it('finds nothing below the threshold', () => {
    assert.deepEqual(
      find(
        [
          [0, 'a'],
          [1, 'b'],
        ],
        3,
        10,
      ),
      [],
    );
    assert.deepEqual(find([], 1, 10), []);
  });

  it('counts different files, not downloads', () => {
    assert.deepEqual(
      find(
        [
          [0, 'a'],
          [1, 'a'],
          [2, 'a'],
        ],
        2,
        10,
      ),
      [],
    );
    assert.deepEqual(
      find(
        [
          [0, 'a'],
          [1, 'a'],
          [2, 'b'],
        ],
        2,
        10,
      ),
      [[3, 2]],
    );
  });

  it('takes a window as shorter than its length', () => {
    assert.deepEqual(
      find(
        [
          [0, 'a'],
          [10, 'b'],
        ],
        2,
        10,
      ),
      [],
    );
    assert.deepEqual(
      find(
        [
          [0, 'a'],
          [9, 'b'],
        ],
        2,
        10,
      ),
      [[2, 2]],
    );
  });

  it('makes one stretch of windows that overlap and two of those that do not', () => {
    assert.deepEqual(
      find(
        [
          [0, 'a'],
          [5, 'b'],
          [12, 'c'],
          [100, 'd'],
          [105, 'e'],
        ],
        2,
        10,
      ),
      [
        [3, 3],
        [2, 2],
      ],
    );
  });
});
