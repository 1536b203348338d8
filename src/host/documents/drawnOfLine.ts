/**
 * UTF-16 units of one line that marks and links are made for. VS Code counts a line as visible whole, and draws its first
 * 10,000 (`editor.stopRenderingLineAfter`).
 */
export const DRAWN_OF_LINE = 50_000;
