import assert from 'node:assert/strict';
import { toReportText } from '../../../../src/core/integrity/toReportText';
import { validateChains } from '../../../../src/core/integrity/validateChains';
import { makeTrail, sha256, verify } from './madeTrail';

const style = { toShownPath: (path: string) => path, escape: (text: string) => text.replaceAll('|', '¦') };

describe('toReportText', () => {
  it('says first whether a file contradicts its digest', () => {
    const trail = makeTrail(2);
    assert.match(
      toReportText(validateChains({ ...trail, verify }), 0, style),
      /\*\*No file contradicts its digest\.\*\*/u,
    );
    const [first, second] = trail.logs;
    assert.ok(first && second);
    const logs = [{ ...first, hash: sha256('changed') }, second];
    const text = toReportText(validateChains({ ...trail, logs, verify }), 3, style);
    assert.match(text, /\*\*1 file is not as CloudTrail delivered it\.\*\*/u);
    assert.match(text, /\| Modified logs \| 1 \|/u);
    assert.match(text, /\| Other files, left alone \| 3 \|/u);
    assert.ok(text.includes(`## Modified logs\n\n- ${first.path}: `));
  });

  it('passes every text of a file through the escape', () => {
    const logs = [{ path: '/evidence/a|b_CloudTrail_x_1.json', hash: sha256('x') }];
    const text = toReportText(validateChains({ digests: [], logs, verify }), 0, style);
    assert.ok(text.includes('a¦b_CloudTrail') && !text.includes('a|b'));
  });

  it('says what was validated, what is sure, and what could not be read', () => {
    const trail = makeTrail(2);
    const [first, second] = trail.logs;
    assert.ok(first && second);
    const logs = [first, { ...second, hash: undefined, fault: 'Not allowed.' }];
    const text = toReportText(validateChains({ ...trail, logs, verify }), 0, {
      ...style,
      about: ['Bucket a|b'],
    });
    assert.ok(text.includes('\n- Bucket a¦b\n'));
    assert.match(text, /\| Logs that could not be read \| 1 \|/u);
    assert.match(text, /\| … under a digest with AWS's signature \| 1 \|/u);
    assert.ok(text.includes(`## Logs that could not be read\n\n- ${second.path}: Not allowed.`));
    assert.match(text, /\*\*No file contradicts its digest\.\*\*/u);
  });
});
