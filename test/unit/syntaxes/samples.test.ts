import assert from 'node:assert/strict';
import { getManifest, readSampleText } from '../samples/sampleFolder';
import { createTokenizer, type Tokenizer } from './tokenizer';

describe('syntaxes/cloudtrail.tmLanguage.json on the samples', function () {
  this.timeout(60_000);
  let tokenizer: Tokenizer;
  before(async () => {
    tokenizer = await createTokenizer();
  });

  for (const { path, redacted } of getManifest()) {
    it(`${path}: loses no character and marks ${String(redacted)} redacted values`, () => {
      const text = readSampleText(path);
      const tokens = tokenizer.tokenize(text);
      assert.equal(tokens.map((token) => token.text).join(''), text.replace(/[\r\n]/g, ''));
      const marks = tokens.filter(({ scopes }) => scopes.at(-1) === 'keyword.control.redacted.cloudtrail');
      assert.equal(marks.length, redacted);
    });
  }
});
