import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import { escapeMarkdown, toCodeSpan } from '../../../src/host/markdown/escapeMarkdown';

function render(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true, breaks: true });
}

/** What the HTML shows as text. */
function toShown(html: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html
    .replace(/<\/?(?:p|code|em|strong)>/gu, '')
    .replace(/&(?:#(\d+)|(lt|gt|quot|amp));/gu, (_, code: string | undefined, name: string | undefined) =>
      code === undefined ? (named[name ?? ''] ?? '') : String.fromCodePoint(Number(code)),
    );
}

const hostile = [
  '<img src=x onerror=alert(1)>',
  '[a](command:workbench.action.quit)',
  '![x](https://evil.example/x.png)',
  'https://evil.example',
  'www.evil.example',
  'a@evil.example',
  '**bold** _em_ `code`',
  '# head',
  '- item',
  '1. item',
  '> quote',
  '    indented',
  '| a | b |\n|---|---|',
  '$(trash)',
  '&lt;b&gt;',
  '\\<b>',
  '```\nx\n```',
  '~~x~~',
  '<!--',
  '[x]: https://evil.example',
  '***',
  '====',
  'a\u202eb\u0000c',
  '`` ` ``',
  '`',
  '``',
  ' ` ',
];
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...hostile, ' ', '\n', '\\'), { maxLength: 6 }).map((parts) => parts.join('')),
);

describe('escapeMarkdown', () => {
  it('leaves no markup of any text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        assert.match(render(`x${escapeMarkdown(text)}`), /^<p>[^<>]*<\/p>\n$/u);
      }),
      { numRuns: 3000 },
    );
  });

  for (const text of hostile.filter((value) => !/[\s\u0000\u202e]{2}|\n|\u0000|^\s/u.test(value))) {
    it(`shows ${text} as it is`, () => {
      assert.equal(toShown(render(`x${escapeMarkdown(text)}`)).trim(), `x${text}`);
    });
  }

  it('shows what cannot be seen', () => {
    assert.equal(toShown(render(escapeMarkdown('a\u202eb\u0000c'))).trim(), 'a\\u202eb\\u0000c');
  });

  it('cuts long values and says so', () => {
    assert.match(toShown(render(escapeMarkdown('y'.repeat(1000)))), /^y{400}… \(1000 characters\)/u);
  });
});

describe('toCodeSpan', () => {
  it('is one code element whatever it holds', () => {
    fc.assert(
      fc.property(anything, (text) => {
        assert.match(
          render(`x ${toCodeSpan(text)}`),
          /^<p>x (?:<code>[^<>]*<\/code>|<em>empty<\/em>)<\/p>\n$/u,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('shows the value unchanged', () => {
    assert.equal(toShown(render(toCodeSpan('a`b``c <i> &amp;'))).trim(), 'a`b``c <i> &amp;');
  });
});
