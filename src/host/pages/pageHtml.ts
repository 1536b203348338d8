import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * SHA-256 of an empty style element. The control library inserts one and then fills it through the style sheet object,
 * which the policy does not concern; no style with text gets past it.
 */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The folder of the pages' scripts and styles, the only one that a page may load from. */
export function getPageRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** The pages that are built, by the names of their script and style. */
export type PageName = 'explorer' | 'results';

/** A page. It holds no data: what it shows comes in messages. The title is ours and no text of a log. */
export function createPageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  page: PageName,
  title: string,
): string {
  const nonce = randomBytes(16).toString('base64');
  const root = getPageRoot(extensionUri);
  const script = webview.asWebviewUri(vscode.Uri.joinPath(root, `${page}.js`)).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(root, `${page}.css`)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource} ${EMPTY_STYLE}; script-src 'nonce-${nonce}';`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
<div id="root"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
