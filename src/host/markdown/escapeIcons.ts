/**
 * Text of a log for a label in which VS Code shows `$(name)` as an icon (quick picks, lenses, the status bar): a
 * backslash before it keeps the letters.
 */
export function escapeIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
