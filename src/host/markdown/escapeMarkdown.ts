// Hovers, messages and reports escape alike: the rules are in the core.
export { escapeMarkdownText as escapeMarkdown, toCodeSpan } from '../../core/export/escapeMarkdownText';
