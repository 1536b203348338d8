import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainAccountId } from '../../../../../src/core/explain/values/explainAccountId';
import { explainArn } from '../../../../../src/core/explain/values/explainArn';
import {
  explainErrorCode,
  explainErrorMessage,
} from '../../../../../src/core/explain/values/explainErrorCode';
import { explainEventVersion } from '../../../../../src/core/explain/values/explainEventVersion';
import { explainPrincipalId } from '../../../../../src/core/explain/values/explainPrincipalId';
import { explainRegion } from '../../../../../src/core/explain/values/explainRegion';
import { explainSourceAddress } from '../../../../../src/core/explain/values/explainSourceAddress';
import { explainTime } from '../../../../../src/core/explain/values/explainTime';
import { explainUniqueId } from '../../../../../src/core/explain/values/explainUniqueId';
import { explainUserAgent } from '../../../../../src/core/explain/values/explainUserAgent';
import { toCode } from '../../../../../src/core/explain/values/toCode';
import type { Explanation } from '../../../../../src/core/explain/explanation';

const EXPLAINERS: Readonly<Record<string, (text: string) => Explanation | undefined>> = {
  explainAccountId,
  explainArn,
  explainErrorCode,
  explainErrorCodeWithMessage: (text) => explainErrorCode('AccessDenied', text),
  explainErrorMessage,
  explainEventVersion,
  explainPrincipalId,
  explainRegion,
  explainSourceAddress,
  explainTime: (text) => explainTime(text, 0, text),
  explainUniqueId,
  explainUserAgent,
};

/** Text near to what each function reads, with pieces that break careless parsers. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'arn:aws:',
        'sts::',
        ':',
        '/',
        '*',
        'AKIA',
        'AROA',
        '2023-07-10T11:42:31Z',
        '10.0.0.1',
        '::',
        'fe80::1%',
      ),
      fc.constantFrom(
        'User: ',
        'not authorized to perform: ',
        'Client.',
        '#',
        'aws-cli/',
        'os/',
        '(',
        ']',
        '__proto__',
        '\ud800',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

describe('values of any form', () => {
  for (const [name, explain] of Object.entries(EXPLAINERS)) {
    it(`${name} never throws, and says something or nothing`, () => {
      fc.assert(
        fc.property(text, (value) => {
          const explained = explain(value);
          if (explained !== undefined) {
            assert.notEqual(explained.body.length, 0);
            const said = [...explained.title, ...explained.body.flat()].filter(
              (piece) => typeof piece === 'string',
            );
            assert.ok(
              said.every((piece) => !piece.includes('undefined') && !piece.includes('NaN')),
              said.join(''),
            );
          }
        }),
        { numRuns: 300 },
      );
    });

    it(`${name} comes to the end of a value of 256 KB`, () => {
      for (const piece of [
        'a',
        '1',
        ':',
        '/',
        'A',
        '.',
        '-',
        ' ',
        '*',
        '😀',
        'not authorized to perform: ',
        'access to ',
      ]) {
        const value = piece.repeat(Math.ceil(262_144 / piece.length));
        const explained = explain(value);
        assert.ok(JSON.stringify(explained ?? '').length < 8192);
      }
    });
  }

  it('toCode shows the ends of long text and cuts no character', () => {
    assert.deepEqual(toCode('a'.repeat(400)), { code: 'a'.repeat(400) });
    assert.deepEqual(toCode(`${'a'.repeat(200)}${'b'.repeat(1000)}${'c'.repeat(200)}`), {
      code: `${'a'.repeat(200)}…${'c'.repeat(200)}`,
    });
    const shown = toCode('😀'.repeat(1000));
    assert.equal(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(JSON.stringify(shown)),
      false,
    );
  });
});
