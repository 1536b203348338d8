import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { TextViewFileSystem } from '../../src/host/textView/textViewFileSystem';
import { toTextViewUri } from '../../src/host/textView/textViewUri';

describe('readable texts of many logs', () => {
  it('all know what they leave out, also those whose text is not kept', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'text-notices-'));
    const sources = Array.from({ length: 6 }, (_, i) => {
      const file = path.join(folder, `${String(i)}.json`);
      writeFileSync(file, '{}');
      return vscode.Uri.file(file);
    });
    let rendered = 0;
    const files = new TextViewFileSystem((source) => {
      rendered++;
      return Promise.resolve({
        bytes: new Uint8Array(1),
        parts: [{ firstRecord: 0, records: 1 }],
        messages: [`cut: ${path.basename(source.path)}`],
        hiddenFaults: 0,
      });
    });
    try {
      for (const source of sources) {
        await files.readFile(toTextViewUri(source));
      }
      assert.deepEqual(
        sources.map((source) => files.getRendered(source, 0)?.messages),
        sources.map((_, i) => [`cut: ${String(i)}.json`]),
      );
      assert.equal(rendered, 6);
    } finally {
      files.dispose();
      rmSync(folder, { recursive: true });
    }
  });
});
