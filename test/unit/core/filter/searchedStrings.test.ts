import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildTextSearch } from '../../../../src/core/filter/buildTextSearch';
import { SearchedStrings } from '../../../../src/core/filter/searchedStrings';
import { ByteStringTable } from '../../../../src/core/scan/byteStringTable';
import { toBytes } from '../../../../src/core/text/utf8';

/** A table with the texts under the numbers from 1 on; each must be different. */
function createTable(texts: readonly (string | Uint8Array)[]): ByteStringTable {
  const table = new ByteStringTable();
  for (const text of texts) {
    const bytes = typeof text === 'string' ? toBytes(text) : text;
    table.intern(bytes, 0, bytes.length);
  }
  return table.finish();
}

/** The texts that have the parts, by their number. */
function search(texts: readonly (string | Uint8Array)[], parts: readonly string[]): readonly number[] {
  const strings = new SearchedStrings(createTable(texts), parts, buildTextSearch(parts));
  return texts.map((_, i) => i + 1).filter((number) => strings.has(number));
}

describe('SearchedStrings', () => {
  it('finds a text at the start, in the middle and at the end, in any case', () => {
    assert.deepEqual(
      search(['decryptX', 'xDECRYPTx', 'ReDecrypt', 'Encrypt', 'decryp'], ['Decrypt']),
      [1, 2, 3],
    );
  });

  it('finds no text that ends in the next string', () => {
    assert.deepEqual(search(['xxab', 'cdxx', 'abcd'], ['abcd']), [3]);
  });

  it('finds a text in neighbours, and in one that is nothing else', () => {
    assert.deepEqual(search(['ab', 'abab', '', 'b', 'xab'], ['ab']), [1, 2, 5]);
    assert.deepEqual(search(['a', 'b', 'A', 'ba'], ['a']), [1, 3, 4]);
  });

  it('does not take signs for letters that differ from them in one bit', () => {
    // "[" and "{", "@" and "`" are as far apart as "A" and "a".
    assert.deepEqual(search(['[x', '{x', '@x', '`x'], ['[x']), [1]);
    assert.deepEqual(search(['[x', '{x', '@x', '`x'], ['`X']), [4]);
  });

  it('finds text beyond ASCII, and ASCII beside it', () => {
    assert.deepEqual(search(['jürgen', 'JÜRGEN', 'jurgen', '健二'], ['Jürgen']), [1, 2]);
    assert.deepEqual(search(['jürgen', 'JÜRGEN', 'jurgen', '健二'], ['rgen']), [1, 2, 3]);
  });

  it('takes letters beyond ASCII for those of ASCII that they are in another case', () => {
    assert.deepEqual(search(['\u212aey', 'key', 'k'], ['KEY']), [1, 2]);
    assert.deepEqual(search(['\u212aey', 'key', 'k'], ['\u212aEY']), [1, 2]);
  });

  it('finds parts in their order', () => {
    assert.deepEqual(search(['GetDocument', 'documentget', 'get', 'a-GET-b-ment'], ['get', 'ment']), [1, 4]);
    assert.deepEqual(search(['GetDocument', 'documentget', 'GétDocument'], ['g', 'document']), [1, 3]);
  });

  it('finds text beside damaged bytes', () => {
    assert.deepEqual(search([Uint8Array.of(0x61, 0xff, 0x62), 'ab'], ['b']), [1, 2]);
    assert.deepEqual(search([Uint8Array.of(0x61, 0xff, 0x62), 'ab'], ['ab']), [2]);
  });

  it('finds a text that is longer than a step of the search', () => {
    const long = 'ab'.repeat(200);
    assert.deepEqual(search([`x${long}`, long.slice(1), `${long.slice(0, 300)}c`], [long]), [1]);
  });

  it('says of absent text that it has nothing', () => {
    const strings = new SearchedStrings(createTable(['a']), ['a'], buildTextSearch(['a']));
    assert.equal(strings.has(0), false);
    assert.equal(strings.has(undefined), false);
  });

  it('knows when no string can have it', () => {
    const isEmpty = (texts: readonly string[], part: string): boolean =>
      new SearchedStrings(createTable(texts), [part], buildTextSearch([part])).isEmpty;
    assert.equal(isEmpty(['abc', 'def'], 'cd'), true);
    assert.equal(isEmpty(['abc', 'def'], 'ef'), false);
    // It has to be decoded first.
    assert.equal(isEmpty(['abc', 'dé'], 'cd'), false);
  });

  it('says of random texts what a search of each of them says', () => {
    const letter = fc.constantFrom(
      'a',
      'b',
      'A',
      'k',
      'K',
      's',
      '\u212a',
      '\u017f',
      '\u0130',
      'i',
      'é',
      'É',
      '健',
      '😀',
      '[',
    );
    const anyText = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''));
    const anyTexts = fc.uniqueArray(anyText, { minLength: 1, maxLength: 20 });
    const anyParts = fc.array(
      fc.array(letter, { maxLength: 3 }).map((letters) => letters.join('')),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(anyTexts, anyParts, (texts, parts) => {
        const hasText = buildTextSearch(parts);
        const expected = texts.flatMap((text, i) => (hasText(text) ? [i + 1] : []));
        assert.deepEqual(search(texts, parts), expected);
      }),
      { numRuns: 1000 },
    );
  });
});
