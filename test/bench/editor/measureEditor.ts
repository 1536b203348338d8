import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { getLens } from '../../integration/support/getLens';
import { getSampleFile } from '../../integration/support/logFiles';
import { readFileSync } from 'node:fs';
import type { Json } from '../../integration/support/readRecords';
import { waitUntil } from '../../integration/support/waitUntil';

const SIZE = 45_000_000;
const SAMPLE = 'workdocs/111122223333_CloudTrail_us-west-2_20250411T1805Z_q7Xn2LbV0cTzR4Ky.json';

type Print = (...parameters: readonly unknown[]) => void;

/** Longest time for which the extension host's thread answered nobody while `work` ran, in milliseconds. */
async function measureBlock<T>(work: () => Promise<T>): Promise<{ result: T; ms: number; block: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const result = await work();
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 300));
  delay.disable();
  return { result, ms, block: delay.max / 1e6 };
}

/** The records of a sample again and again on one line, each with an eventID of its own. */
function buildLog(): { readonly text: string; readonly records: number } {
  const { Records } = JSON.parse(readFileSync(getSampleFile(SAMPLE), 'utf8')) as { Records: readonly Json[] };
  const records: string[] = [];
  for (let size = 0; size < SIZE;) {
    const id = `00000000-0000-4000-a000-${String(records.length).padStart(12, '0')}`;
    const record = JSON.stringify({ ...Records[records.length % Records.length], eventID: id });
    records.push(record);
    size += record.length + 1;
  }
  return { text: `{"Records":[${records.join(',')}]}`, records: records.length };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
  gc();
}

const toHeap = (): number => {
  collectGarbage();
  const { heapUsed, arrayBuffers, external } = process.memoryUsage();
  return (heapUsed + arrayBuffers + external) / 1e6;
};

async function openLog(uri: vscode.Uri, isPlain: boolean): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  const shown = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  assert.ok(shown);
  if (!isPlain) {
    await waitUntil(
      'The check of the log',
      () => vscode.languages.getDiagnostics(uri).length > 0 || undefined,
      60_000,
    );
  }
  return vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString()) ?? shown;
}

async function close(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await new Promise((resolve) => setTimeout(resolve, 2000));
}

export async function measureEditor(print: Print): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'editor-'));
  try {
    const { text, records } = buildLog();
    const plain = path.join(folder, 'plain.txt');
    const log = path.join(folder, '111122223333_CloudTrail_us-west-2_20250411T1805Z_AAAAAAAAAAAAAAAA.json');
    writeFileSync(plain, text.replaceAll('eventSource', 'eventSourcX'));
    writeFileSync(log, text);
    await getLens();
    print(
      `${String(records)} records, ${String(Math.round(text.length / 1e6))} MB in one line, Node ${process.version}, VS Code ${vscode.version}`,
    );

    const base = await measureBlock(() => openLog(vscode.Uri.file(plain), true));
    print(`open as plain text (VS Code alone): longest block ${base.block.toFixed(0)} ms`);
    await close();
    const before = toHeap();

    const opened = await measureBlock(() => openLog(vscode.Uri.file(log), false));
    print(
      `open as log until checked: ${opened.ms.toFixed(0)} ms, longest block ${opened.block.toFixed(0)} ms`,
    );
    const document = opened.result;

    const at = document.offsetAt(new vscode.Position(0, Math.floor(text.length / 2)));
    const start = text.lastIndexOf('{"eventVersion"', at);
    const end = text.indexOf(',{"eventVersion"', start);
    const place = document.positionAt(text.indexOf('"eventName"', start) + 2);
    const hovers: number[] = [];
    const parses: number[] = [];
    for (let i = 0; i < 30; i++) {
      const begin = performance.now();
      const shown = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        place.translate(0, i % 5),
      );
      hovers.push(performance.now() - begin);
      assert.equal(shown.length, 1);
      const parse = performance.now();
      JSON.parse(text.slice(start, end));
      parses.push(performance.now() - parse);
    }
    const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
    print(
      `hover: ${median(hovers).toFixed(2)} ms with its way over VS Code, JSON.parse of the record ${median(parses).toFixed(3)} ms`,
    );

    const spot = document.positionAt(text.indexOf('"eventName":"', start) + '"eventName":"'.length);
    const diagnostics = (): Promise<void> =>
      new Promise((resolve) => {
        const watch = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
          if (uris.some((uri) => uri.toString() === document.uri.toString())) {
            watch.dispose();
            resolve();
          }
        });
      });
    for (const [name, put] of [
      ['edit inside of a record', 'X'],
      ['edit that breaks a record', '"'],
    ] as const) {
      const edited = await measureBlock(async () => {
        const checked = diagnostics();
        const change = new vscode.WorkspaceEdit();
        change.insert(document.uri, spot, put);
        await vscode.workspace.applyEdit(change);
        await checked;
      });
      print(
        `${name}: checked after ${edited.ms.toFixed(0)} ms (250 of them the pause), longest block ${edited.block.toFixed(0)} ms`,
      );
    }
    await close();
    const after = toHeap();
    print(`heap before opening ${before.toFixed(1)} MB, after closing ${after.toFixed(1)} MB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
