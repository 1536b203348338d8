import * as vscode from 'vscode';
import type { CatalogLink, Explanation } from '../../core/explain/explanation';
import { toMarkdownLine } from '../../core/export/toMarkdownLine';
import { escapeMarkdown } from './escapeMarkdown';

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
