import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import type { ExportedEvent } from '../../../../src/core/export/exportedEvent';
import { createMarkdownWriter } from '../../../../src/core/export/createMarkdownWriter';
import type { ReportHead } from '../../../../src/core/export/reportHead';
import { anyEvent, hostileTexts, writeText } from './exportedEvents';

const head: ReportHead = {
  title: 'Leaver review',
  createdAt: Date.UTC(2025, 4, 1, 8),
  filter: 'service:workdocs -error:*',
  events: 2,
  total: 1500,
  duplicates: 3,
  from: Date.UTC(2025, 2, 11, 14),
  until: Date.UTC(2025, 2, 12, 9, 30),
  sources: [{ name: 'a_b.json', sha256: 'ab'.repeat(32), size: 2048, records: 1500 }, { name: 's3://b/k' }],
  skipped: [{ source: 'c.json', reason: 'The file cannot be read.' }],
};

const events: readonly ExportedEvent[] = [
  {
    source: 'a.json',
    isStarred: true,
    notes: [{ text: 'Ask <b>Bob</b>', author: 'Eve', time: Date.UTC(2025, 3, 1) }],
    record: {
      eventTime: '2025-03-11T14:00:00Z',
      eventID: 'e-1',
      eventSource: 's3.amazonaws.com',
      eventName: 'DeleteBucket',
      userIdentity: { type: 'IAMUser', userName: 'alice' },
      requestParameters: { bucketName: 'b' },
    },
  },
];

function render(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true });
}

/** The names of the elements that a rendering has. */
function getElements(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/<([a-z][a-z0-9]*)[^>]*>/gi)].map(([, name = '']) => name.toLowerCase()));
}

describe('createMarkdownWriter', () => {
  it('heads a report with filter, counts, sources and what was not read', () => {
    const html = render(writeText(createMarkdownWriter(head), []));
    for (const part of [
      '<h1>Leaver review</h1>',
      '<li>Made: <code>2025-05-01T08:00:00Z</code></li>',
      '<li>Filter: <code>service:workdocs -error:*</code></li>',
      '<li>Events: 2 of 1,500 events</li>',
      '<li>Repeats folded: 3</li>',
      '<li>Time range: <code>2025-03-11T14:00:00Z</code> to <code>2025-03-12T09:30:00Z</code></li>',
      '<td>a&#95;b&#46;json</td>\n<td align="right">1,500</td>\n<td align="right">2,048</td>',
      '<td align="right">not counted</td>\n<td align="right">unknown</td>\n<td>not computed</td>',
      '<li>c&#46;json: The file cannot be read&#46;</li>',
      '<em>End of the report: 0 events.</em>',
    ]) {
      assert.ok(html.includes(part), `${part} in ${html}`);
    }
  });

  it('says that everything was read and that nothing was filtered', () => {
    const html = render(
      writeText(
        createMarkdownWriter({ ...head, filter: ' ', events: 1, total: 1, skipped: [], sources: [] }),
        [],
      ),
    );
    assert.match(html, /<li>Filter: none, all events<\/li>\n<li>Events: 1 event<\/li>/);
    assert.match(html, /Everything in the sources was read\./);
    assert.match(html, /No source is named\./);
  });

  it('lists events with their notes', () => {
    const html = render(writeText(createMarkdownWriter(head), events));
    assert.match(
      html,
      /<li>★ <code>2025-03-11T14:00:00Z<\/code> IAM user alice deleted bucket <code>b<\/code>.* &#40;<code>e-1<\/code>&#44; <code>a\.json<\/code>&#41;<ul>\n<li>Note: Ask &#60;b&#62;Bob&#60;&#47;b&#62; &#40;Eve&#44; 2025&#45;04&#45;01T00&#58;00&#58;00Z&#41;<\/li>/,
    );
  });

  it('puts events into a table', () => {
    const html = render(writeText(createMarkdownWriter(head, { layout: 'table' }), events));
    assert.match(
      html,
      /<td>2025&#45;03&#45;11T14&#58;00&#58;00Z<\/td>\n<td>★ IAM user alice deleted bucket b&#46; Note: Ask &#60;b&#62;Bob.*<\/td>\n<td>a&#46;json<\/td>\n<td>e&#45;1<\/td>/,
    );
  });

  it('cuts no note at the length of a hover', () => {
    const note = 'n'.repeat(3000);
    const text = writeText(createMarkdownWriter(head), [{ source: '', record: {}, notes: [{ text: note }] }]);
    assert.ok(text.includes(note));
  });

  const own = new Set('h1 h2 ul li code em p table thead tbody tr th td'.split(' '));
  for (const layout of ['list', 'table'] as const) {
    it(`makes no element of log text in a ${layout}`, () => {
      fc.assert(
        fc.property(
          fc.array(anyEvent, { maxLength: 4 }),
          fc.constantFrom(...hostileTexts),
          (hostile, text) => {
            const hostileHead: ReportHead = {
              ...head,
              title: text,
              filter: text,
              sources: [{ name: text, sha256: text }],
              skipped: [{ source: text, reason: text }],
            };
            const html = render(writeText(createMarkdownWriter(hostileHead, { layout }), hostile));
            const foreign = [...getElements(html)].filter((name) => !own.has(name));
            assert.deepEqual(foreign, []);
            const count = (pattern: RegExp): number => [...html.matchAll(pattern)].length;
            assert.equal(count(/<h1>/g), 1);
            assert.equal(count(/<h2>/g), 3);
            const notes = hostile.reduce((sum, { notes: list = [] }) => sum + list.length, 0);
            // Six lines of the head, and one for what was skipped.
            assert.equal(count(/<li>/g), 7 + (layout === 'list' ? hostile.length + notes : 0));
            // The head's one source, with the row of heads; a table of events only in that layout.
            assert.equal(count(/<tr>/g), 2 + (layout === 'table' ? 1 + hostile.length : 0));
            assert.equal(count(/<td/g), 4 + (layout === 'table' ? 4 * hostile.length : 0));
            assert.doesNotMatch(html, /<[^>]*(?:href|src|onerror)/i);
          },
        ),
        { numRuns: 400 },
      );
    });
  }
});
