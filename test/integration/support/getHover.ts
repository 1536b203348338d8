import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What a hover shows, as a person reads it. */
export interface ShownHover {
  /** Blocks joined by empty lines, with character references as the characters that they show. */
  readonly text: string;
  readonly blocks: readonly vscode.MarkdownString[];
  /** The text that the hover belongs to. */
  readonly over: string | undefined;
}

/** Offset of the bar in `marked`, found in the text without it. The piece must stand there once. */
export function findMarked(text: string, marked: string): number {
  const bar = marked.indexOf('|');
  const piece = marked.slice(0, bar) + marked.slice(bar + 1);
  const at = text.indexOf(piece);
  assert.ok(bar >= 0 && at >= 0, `${marked} is not in the text`);
  assert.equal(text.indexOf(piece, at + 1), -1, `${marked} is in the text more than once`);
  return at + bar;
}

/** The hover at the bar in a piece of a document's text; undefined where there is none. */
export async function getHover(
  document: vscode.TextDocument,
  marked: string,
): Promise<ShownHover | undefined> {
  const position = document.positionAt(findMarked(document.getText(), marked));
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  if (hovers.length === 0) {
    return undefined;
  }
  const blocks = hovers.flatMap(({ contents }) =>
    contents.map((content) => {
      assert.ok(content instanceof vscode.MarkdownString);
      return content;
    }),
  );
  const range = hovers[0]?.range;
  return {
    blocks,
    text: blocks
      .map(({ value }) =>
        value.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code))),
      )
      .join('\n\n'),
    over: range && document.getText(range),
  };
}
