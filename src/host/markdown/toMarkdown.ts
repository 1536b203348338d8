import * as vscode from 'vscode';
import type { CatalogLink, Explanation, Sentence } from '../../core/explain/explanation';
import { escapeMarkdown, toCodeSpan } from './escapeMarkdown';

/** A sentence as Markdown: words escaped, values in a fixed-width font. */
export function toMarkdownLine(sentence: Sentence): string {
  return sentence
    .map((piece) => (typeof piece === 'string' ? escapeMarkdown(piece) : toCodeSpan(piece.code)))
    .join('');
}

function toLink({ label, url }: CatalogLink): string {
  // Addresses come from our catalog; encodeURI keeps a bracket in one from ending the link.
  return `[${escapeMarkdown(label)}](${encodeURI(url).replace(/[()]/gu, (c) => (c === '(' ? '%28' : '%29'))})`;
}

/** An explanation as untrusted Markdown without HTML: no command link, image or icon can come of it. */
export function toMarkdown(explanation: Explanation): vscode.MarkdownString {
  const parts = [`**${toMarkdownLine(explanation.title)}**`, ...explanation.body.map(toMarkdownLine)];
  const facts = (explanation.facts ?? []).map(
    ({ label, value }) => `- ${escapeMarkdown(label)}: ${toMarkdownLine(value)}`,
  );
  if (facts.length > 0) {
    parts.push(facts.join('\n'));
  }
  if (explanation.links !== undefined && explanation.links.length > 0) {
    parts.push(explanation.links.map(toLink).join(' · '));
  }
  const markdown = new vscode.MarkdownString(parts.join('\n\n'), false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}
