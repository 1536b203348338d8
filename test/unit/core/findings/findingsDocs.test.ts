import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { descriptors } from '../../../../src/core/findings/descriptors';
import { getFindingUrl } from '../../../../src/core/findings/getFindingUrl';
import { buildFindingsPage, FINDINGS_PAGE } from '../../../tasks/findingsDocs';

describe('FINDINGS.md', () => {
  const page = readFileSync(FINDINGS_PAGE, 'utf8');

  it('is what the generator writes', () => {
    assert.equal(page, buildFindingsPage(), 'run: npx tsx test/tasks/findingsDocs.ts');
  });

  it('has a heading for the address of every code', () => {
    const headings = [...page.matchAll(/^### (.+)$/gm)].map((match) => match[1] ?? '');
    assert.deepEqual([...headings].sort(), descriptors.map((descriptor) => descriptor.code).sort());
    for (const heading of headings) {
      // What GitHub makes of a heading: lower case, punctuation but hyphens gone, blanks as hyphens.
      const anchor = heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-');
      assert.equal(
        getFindingUrl(heading),
        `https://github.com/cloudtrail-lens/cloudtrail-lens/blob/main/src/core/findings/FINDINGS.md#${anchor}`,
      );
    }
  });
});
