import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { EXTENSION, getLens } from '../../integration/support/getLens';
import { getSampleFile } from '../../integration/support/logFiles';
import { readFileSync } from 'node:fs';
import type { Json } from '../../integration/support/readRecords';
import { waitUntil } from '../../integration/support/waitUntil';
import { measureBlock } from './measureBlock';
import type { OwnWork } from './ownWork';

const SIZE = 45_000_000;
const SMALL_SIZE = 4_500_000;
const HOVERS = 40;
const EDITS = 5;
/** Milliseconds, for what VS Code does with a text that was opened. */
const SETTLING = 8000;
const SAMPLE = 'workdocs/111122223333_CloudTrail_us-west-2_20250411T1805Z_q7Xn2LbV0cTzR4Ky.json';

type Print = (...parameters: readonly unknown[]) => void;

/** The records of a sample again and again on one line, each with an eventID of its own. */
function buildLog(bytes: number): { readonly text: string; readonly records: number } {
  const { Records } = JSON.parse(readFileSync(getSampleFile(SAMPLE), 'utf8')) as { Records: readonly Json[] };
  const records: string[] = [];
  for (let size = 0; size < bytes;) {
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

/** Megabytes that are no garbage, after what is still at work has ended. */
async function getHeap(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 5000));
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6; // external holds the array buffers too
}

/** Opened as a person does: what an extension opens by itself is kept by VS Code for minutes. */
async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return waitUntil('The editor', () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.toString() === uri.toString() ? document : undefined;
  });
}

async function openLog(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await open(uri);
  await waitUntil(
    'The check of the log',
    () => vscode.languages.getDiagnostics(uri).length > 0 || undefined,
    60_000,
  );
  return open(uri);
}

async function close(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await new Promise((resolve) => setTimeout(resolve, 2000));
}

function getMedian(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** A hover at a place of a document, and the milliseconds until it came back. */
async function hover(
  uri: vscode.Uri,
  place: vscode.Position,
): Promise<{ readonly ms: number; readonly contents: readonly vscode.MarkdownString[] }> {
  const began = performance.now();
  const shown = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    place,
  );
  const ms = performance.now() - began;
  assert.equal(shown.length, 1);
  return { ms, contents: shown[0]?.contents.filter((part) => part instanceof vscode.MarkdownString) ?? [] };
}

interface Hovers {
  /** Milliseconds for a hover of the log to come back, the median. */
  readonly log: number;
  /** The same where a provider has the answer at hand, on a text of one line: what the way over VS Code takes. */
  readonly way: number;
  /** The median of what one hover took longer than the one by its side. */
  readonly more: number;
}

/** Hovers over a property name of a log, by turns with one that is answered with the very same words at once. */
async function measureHovers(log: vscode.Uri, name: vscode.Position, tiny: vscode.Uri): Promise<Hovers> {
  const answer = (await hover(log, name)).contents;
  assert.ok(answer.some(({ value }) => value.includes('eventName')));
  const ready = vscode.languages.registerHoverProvider(
    { language: 'plaintext' },
    { provideHover: () => new vscode.Hover([...answer]) },
  );
  try {
    const times: { readonly log: number; readonly way: number }[] = [];
    for (let i = 0; i < HOVERS; i++) {
      const ours = await hover(log, name.translate(0, i % 5));
      const other = await hover(tiny, new vscode.Position(0, i % 5));
      const words = ours.contents.map(({ value }) => value);
      assert.deepEqual(
        other.contents.map(({ value }) => value),
        words,
      );
      times.push({ log: ours.ms, way: other.ms });
    }
    return {
      log: getMedian(times.map((time) => time.log)),
      way: getMedian(times.map((time) => time.way)),
      more: getMedian(times.map((time) => time.log - time.way)),
    };
  } finally {
    ready.dispose();
  }
}

interface Edits {
  /** Milliseconds from an edit on, the median. */
  readonly ms: number;
  /** The longest block of the thread. */
  readonly block: number;
  /** The most that the extension took of one turn. */
  readonly own: OwnWork;
}

/** Puts a text somewhere and takes it away again, by turns. An edit ends when `settled` says so. */
async function measureEdits(
  { uri }: vscode.TextDocument,
  spot: vscode.Position,
  put: string,
  settled: (() => Promise<void>) | undefined,
): Promise<Edits> {
  const times: number[] = [];
  let block = 0;
  const own = { ms: 0, alone: 0 };
  for (let i = 0; i < EDITS; i++) {
    const edited = await measureBlock(async () => {
      const checked = settled?.();
      const change = new vscode.WorkspaceEdit();
      if (i % 2 === 0) {
        change.insert(uri, spot, put);
      } else {
        change.delete(uri, new vscode.Range(spot, spot.translate(0, put.length)));
      }
      await vscode.workspace.applyEdit(change);
      await checked;
    });
    times.push(edited.ms);
    block = Math.max(block, edited.block);
    own.ms = Math.max(own.ms, edited.own.ms);
    own.alone = Math.max(own.alone, edited.own.alone);
  }
  return { ms: getMedian(times), block, own };
}

/** Until the log is checked again. */
function whenChecked({ uri }: vscode.TextDocument): Promise<void> {
  return new Promise<void>((resolve) => {
    const watch = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((changed) => changed.toString() === uri.toString())) {
        watch.dispose();
        resolve();
      }
    });
  });
}

function toOwnText({ ms, alone }: OwnWork): string {
  return `ours ${ms.toFixed(0)} ms of one turn, ${alone.toFixed(0)} ms without what VS Code does when it is called`;
}

function toBlockText({ ms, block }: Edits): string {
  return `${ms.toFixed(0)} ms, longest block ${block.toFixed(0)} ms`;
}

function toEditText(edits: Edits): string {
  return `${toBlockText(edits)}; ${toOwnText(edits.own)}`;
}

/** The middle record of a log, and where its operation's name stands. */
function findRecord(
  document: vscode.TextDocument,
  text: string,
): { readonly json: string; readonly name: vscode.Position; readonly value: vscode.Position } {
  const start = text.lastIndexOf('{"eventVersion"', text.length / 2);
  const end = text.indexOf(',{"eventVersion"', start);
  const name = text.indexOf('"eventName":"', start);
  return {
    json: text.slice(start, end),
    name: document.positionAt(name + 2),
    value: document.positionAt(name + '"eventName":"'.length),
  };
}

interface Uris {
  readonly log: vscode.Uri;
  readonly small: vscode.Uri;
  readonly plain: vscode.Uri;
  readonly smallPlain: vscode.Uri;
  readonly tiny: vscode.Uri;
}

// Documents are held by no variable beyond these functions: what they hold would count as ours after closing.

/** The extension is not active yet; features of VS Code's own look at the text within seconds. */
async function measurePlain(uri: vscode.Uri, print: Print): Promise<Edits> {
  const { result, block, laterBlock } = await measureBlock(async () => {
    const document = await open(uri);
    await new Promise((resolve) => setTimeout(resolve, SETTLING));
    return document;
  });
  assert.equal(result.languageId, 'plaintext', 'it was taken for a log');
  assert.equal(vscode.extensions.getExtension(EXTENSION)?.isActive, false, 'VS Code is not alone');
  print(
    `open as plain text, VS Code alone: longest block ${block.toFixed(0)} ms, ${laterBlock.toFixed(0)} ms after the text was given to extensions`,
  );
  const middle = new vscode.Position(0, Math.floor(result.getText().length / 2));
  return measureEdits(result, middle, 'X', undefined);
}

async function measureLog(uri: vscode.Uri, text: string, print: Print): Promise<readonly [Edits, Edits]> {
  const opened = await measureBlock(() => openLog(uri));
  const document = opened.result;
  print(
    `open as log until checked: ${opened.ms.toFixed(0)} ms, longest block ${opened.block.toFixed(0)} ms, ${opened.laterBlock.toFixed(0)} ms after the text was given to extensions; ${toOwnText(opened.own)}`,
  );
  const { value } = findRecord(document, text);
  return [
    await measureEdits(document, value, 'X', () => whenChecked(document)),
    await measureEdits(document, value, '"', () => whenChecked(document)),
  ];
}

async function printHover({ log, tiny }: Uris, text: string, print: Print): Promise<void> {
  await open(tiny);
  const document = await open(log);
  const { json, name } = findRecord(document, text);
  const parses = Array.from({ length: HOVERS }, () => {
    const began = performance.now();
    JSON.parse(json);
    return performance.now() - began;
  });
  const first = await measureBlock(() => hover(log, name));
  // Without a profile, which slows short work the most.
  const hovers = await measureHovers(log, name, tiny);
  print(
    `hover: ${hovers.log.toFixed(2)} ms, ${hovers.more.toFixed(2)} ms more than one with the same words at hand (${hovers.way.toFixed(2)} ms, the way over VS Code); JSON.parse of the record ${getMedian(parses).toFixed(3)} ms; the first one, which loads the catalogs, ${first.ms.toFixed(0)} ms, ${toOwnText(first.own)}`,
  );
}

export async function measureEditor(print: Print): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'editor-'));
  const write = (name: string, text: string): vscode.Uri => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return vscode.Uri.file(file);
  };
  try {
    const { text, records } = buildLog(SIZE);
    const small = buildLog(SMALL_SIZE).text;
    const head = '111122223333_CloudTrail_us-west-2_20250411T1805Z_';
    const uris: Uris = {
      plain: write('plain.txt', text.replaceAll('"', "'")),
      smallPlain: write('small.txt', small.replaceAll('"', "'")),
      tiny: write('tiny.txt', 'A text of one line.'),
      small: write(`${head}AAAAAAAAAAAAAAAA.json`, small),
      log: write(`${head}BBBBBBBBBBBBBBBB.json`, text),
    };
    // VS Code asks before it opens a file from 10 MB on where it runs on a server.
    await vscode.workspace
      .getConfiguration('workbench')
      .update('editorLargeFileConfirmation', 1024, vscode.ConfigurationTarget.Global);
    const size = (content: string): string => `${String(Math.round(content.length / 1e6))} MB`;
    print(
      `${String(records)} records, ${size(text)} in one line, Node ${process.version}, VS Code ${vscode.version}`,
    );

    print(`a text of ${size(small)}, then one of ${size(text)}:`);
    const smallPlainEdit = await measurePlain(uris.smallPlain, print);
    await close();
    const plainEdit = await measurePlain(uris.plain, print);
    await close();
    await getLens();
    print(`a log of ${size(small)}:`);
    const [smallEdit, smallBreak] = await measureLog(uris.small, small, print);
    await close();
    print(`a log of ${size(text)}:`);
    // What is loaded with the first log stays: the heap is compared from after that on.
    const before = await getHeap();
    const [edit, wide] = await measureLog(uris.log, text, print);
    await printHover(uris, text, print);
    print('until checked after an edit, 250 ms of it the pause after typing:');
    const printEdits = (what: string, edits: Edits, ofSmall: Edits, toText = toEditText): void => {
      print(`  ${what}: ${toText(edits)}`);
      print(`    of ${size(small)}: ${toText(ofSmall)}`);
    };
    printEdits('plain text, VS Code alone', plainEdit, smallPlainEdit, toBlockText);
    printEdits('inside of a record', edit, smallEdit);
    printEdits('one that breaks a record', wide, smallBreak);
    await close();
    const after = await getHeap();
    print(
      `heap before opening ${before.toFixed(1)} MB, after closing ${after.toFixed(1)} MB: ${(after / before).toFixed(2)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
